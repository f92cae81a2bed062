declare module '*.webp?inline' {
  /** The picture as a data: address, in base64. */
  const address: string;
  export default address;
}
