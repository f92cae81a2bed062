// What jsdom lacks of a browser, to be imported before the parts of the desk that ask for it: it
// knows no media queries, sees no sizes and scrolls nothing.
Object.assign(globalThis, {
  matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
  ResizeObserver: class {
    observe(): void {
      // Nothing is ever laid out.
    }
    unobserve(): void {
      // As above.
    }
    disconnect(): void {
      // As above.
    }
  },
});
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { get: () => 600 });
