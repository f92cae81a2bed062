/** Of mammoth's build for browsers, whose own types ask for Node's, what is used here. */
declare module 'mammoth/mammoth.browser.js' {
  interface ImageConverter {
    readonly __mammothBrand: 'ImageConverter';
  }
  const mammoth: {
    convertToHtml(
      input: { readonly arrayBuffer: ArrayBuffer },
      options: {
        readonly externalFileAccess: boolean;
        readonly includeEmbeddedStyleMap: boolean;
        readonly convertImage: ImageConverter;
      },
    ): Promise<{ readonly value: string }>;
    readonly images: {
      imgElement(image: () => Promise<{ readonly src: string }>): ImageConverter;
    };
  };
  export default mammoth;
}
