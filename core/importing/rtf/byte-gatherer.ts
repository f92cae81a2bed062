const largest = 64 * 1024 * 1024;

/** Gathers bytes that come one by one, as bytes or as hexadecimal digits; at most 64 MB. */
export class ByteGatherer {
  private bytes = new Uint8Array(1024);
  private size = 0;
  private half = -1;

  addDigit(sign: number): void {
    const value = Number.parseInt(String.fromCharCode(sign), 16);
    if (Number.isNaN(value)) return;
    if (this.half < 0) this.half = value;
    else {
      this.add(Uint8Array.of(this.half * 16 + value));
      this.half = -1;
    }
  }

  add(bytes: Uint8Array): void {
    if (this.size + bytes.length > largest) return;
    while (this.size + bytes.length > this.bytes.length) {
      const wider = new Uint8Array(this.bytes.length * 2);
      wider.set(this.bytes);
      this.bytes = wider;
    }
    this.bytes.set(bytes, this.size);
    this.size += bytes.length;
  }

  all(): Uint8Array {
    return this.bytes.slice(0, this.size);
  }
}
