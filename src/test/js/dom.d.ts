// The page as scripts use it: what a selector finds is the element that it says.
interface Element {
  dataset: DOMStringMap;
  hidden: boolean | string;
  open: boolean;
  elements: any;
  options: any;
  value: any;
  click(): void;
  focus(options?: FocusOptions): void;
}
interface EventTarget {
  closest: Element["closest"];
  matches: Element["matches"];
}
interface Event {
  detail: any;
}
interface Window {
  Chart: any;
  hljs: any;
  katex: any;
  mermaid: any;
}
