/** How much of a file has been read. To be seen only: nobody wants to hear every page counted. */
export function ReadSoFar({ part }: { readonly part: number | undefined }) {
  return part ? <span aria-hidden="true">{` ${Math.round(100 * part)} %`}</span> : null;
}
