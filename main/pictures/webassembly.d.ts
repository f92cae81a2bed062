// As much of WebAssembly's interface as the codecs need: Node's own types leave it to browsers'.
declare namespace WebAssembly {
  class Module {
    private readonly module: never;
    constructor(bytes: Uint8Array<ArrayBuffer>);
  }
  class Instance {
    readonly exports: Readonly<Record<string, unknown>>;
    constructor(module: Module, imports?: object);
  }
}
