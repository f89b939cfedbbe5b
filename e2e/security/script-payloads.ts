/** The script of a payload: it records the payload's number in `top.ran`. */
function scriptOf(number: number): string {
  return `top.ran.push(${number})`;
}

/** Markup that runs script by itself, or when it is clicked. */
const elements: ReadonlyArray<(script: string) => string> = [
  (script) => `<script>${script}</script>`,
  (script) => `<script src="data:text/javascript,${script}"></script>`,
  (script) => `<img src=x onerror=${script}>`,
  (script) => `<image src=x onerror=${script}>`,
  (script) => `<svg onload=${script}>`,
  (script) => `<svg><script>${script}</script></svg>`,
  (script) => `<svg><animate onbegin=${script} attributeName=x dur=1s>`,
  (script) => `<iframe srcdoc="<script>${script}</script>"></iframe>`,
  (script) => `<iframe src="javascript:${script}"></iframe>`,
  (script) => `<iframe onload=${script}></iframe>`,
  (script) => `<video src=x onerror=${script}></video>`,
  (script) => `<video><source onerror=${script}></video>`,
  (script) => `<audio src=x onerror=${script}></audio>`,
  (script) => `<details open ontoggle=${script}>x</details>`,
  (script) => `<input autofocus onfocus=${script}>`,
  (script) => `<select autofocus onfocus=${script}></select>`,
  (script) => `<textarea autofocus onfocus=${script}></textarea>`,
  (script) => `<p tabindex=1 autofocus onfocus=${script}>x</p>`,
  (script) => `<body onload=${script}>`,
  (script) => `<body onpageshow=${script}>`,
  (script) => `<marquee onstart=${script}>x</marquee>`,
  (script) => `<object data="javascript:${script}"></object>`,
  (script) => `<object data="data:text/html,<script>${script}</script>"></object>`,
  (script) => `<embed src="javascript:${script}">`,
  (script) => `<a href="javascript:${script}">x</a>`,
  (script) => `<form action="javascript:${script}"><button>x</button></form>`,
  (script) => `<math><mtext><img src=x onerror=${script}></mtext></math>`,
  (script) => `<style onload=${script}></style>`,
  (script) => `<link rel=stylesheet href="data:text/css," onload=${script}>`,
  (script) => `<meta http-equiv=refresh content="0;url=javascript:${script}">`,
  (script) => `<base href="javascript:/${script}//">`,
  (script) => `<template><img src=x onerror=${script}></template>`,
];

/**
 * Prefixes that break out of the text, attribute, element or encoding into which a careless app would put the markup.
 */
const wrappings: ReadonlyArray<(markup: string) => string> = [
  (markup) => markup,
  (markup) => `">${markup}`,
  (markup) => `'>${markup}`,
  (markup) => `</textarea>${markup}`,
  (markup) => `</title></style>${markup}`,
  (markup) => `</script>${markup}`,
  (markup) => `-->${markup}`,
  (markup) => `"}]${markup}`,
  (markup) => markup.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (markup) => markup.replaceAll('<', String.raw`\u003c`),
  (markup) => markup.replace(' ', '\n'),
];

/** Expressions that run script in languages other than HTML. */
const expressions: ReadonlyArray<(script: string) => string> = [
  (script) => `{{constructor.constructor('${script}')()}}`,
  (script) => `\${${script}}`,
  (script) => `<%= ${script} %>`,
  (script) => `';${script};//`,
  (script) => `";${script};//`,
  (script) => `\`;${script};//`,
  (script) => `javascript:${script}`,
  (script) => `data:text/html,<script>${script}</script>`,
  (script) => `{"dangerouslySetInnerHTML":{"__html":"<img src=x onerror=${script}>"}}`,
  (script) => `{"$$typeof":"react.element","type":"script","props":{"children":"${script}"}}`,
  (script) => `[x](javascript:${script})`,
  (script) => `\u202E<img src=x onerror=${script}>`,
  (script) => `＜img src=x onerror=${script}＞`,
  (script) => `+ADw-script+AD4-${script}+ADw-/script+AD4-`,
];

export type ScriptPayload = { readonly number: number; readonly script: string; readonly text: string };

/**
 * Every element in every wrapping, and the expressions. Each is a different text that contains its script in plain
 * form.
 */
export const scriptPayloads: readonly ScriptPayload[] = [
  ...elements.flatMap((element) => wrappings.map((wrap) => (script: string) => wrap(element(script)))),
  ...expressions,
].map((write, number) => {
  const script = scriptOf(number);
  return { number, script, text: write(script) };
});

/** Counts elements that payloads have created. Runs inside the page. */
export function countMadeElements(): number {
  const made = [
    'script:not([src^="/assets/"], [src^="./assets/"])',
    'iframe, object, embed, marquee, video, audio, image, base, math, template, details[ontoggle]',
    'meta[http-equiv=refresh], a[href^="javascript"], form[action]',
    '[onerror], [onload], [onbegin], [onfocus], [onstart], [onpageshow]',
  ];
  return document.querySelectorAll(made.join(', ')).length;
}
