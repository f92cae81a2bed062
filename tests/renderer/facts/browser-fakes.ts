// What jsdom lacks of a browser, to be imported before the parts of the desk that ask for it: it
// knows no media queries and lays nothing out: each card is as high as the next, and five are in sight.
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
Element.prototype.scrollTo = function scrollTo(this: Element, to?: ScrollToOptions | number): void {
  if (typeof to === 'object') this.scrollTop = to.top ?? 0;
  this.dispatchEvent(new Event('scroll'));
};
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { get: () => 120 });
Object.defineProperty(Element.prototype, 'clientHeight', { get: () => 600 });
Object.defineProperty(Element.prototype, 'scrollHeight', { get: () => 100_000 });
