/** Where a page would go: by an address, or by a name that first has to be looked up. */
type Target = {
  readonly url: string
  /** The same without its scheme: `host:port`. */
  readonly host: string
}
type Markup = (to: Target) => string
const body =
  (inner: (url: string) => string): Markup =>
  (to) =>
    `<p>x</p>${inner(to.url)}`
const head =
  (inner: (url: string) => string): Markup =>
  (to) =>
    `<head>${inner(to.url)}</head><p>x</p>`
const css = (rules: (url: string) => string): Markup => head((url) => `<style>${rules(url)}</style>`)
const link = (rel: string, more = ''): Markup => head((url) => `<link rel="${rel}" href="${url}" ${more}>`)
const script =
  (code: (to: Target) => string): Markup =>
  (to) =>
    `<p>x</p><script>${code(to)}</script>`
const svg = (inner: (url: string) => string): Markup =>
  body((url) => `<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">${inner(url)}</svg>`)

/** Every way that we know by which markup, CSS or script makes a browser open a connection (REN-3). */
export const networkVectors: Readonly<Record<string, Markup>> = {
  img: body((url) => `<img src="${url}">`),
  'img-lazy': body((url) => `<img loading="lazy" src="${url}">`),
  'img-srcset': body((url) => `<img srcset="${url} 1x, ${url}2 2x">`),
  picture: body((url) => `<picture><source srcset="${url}"><img></picture>`),
  'input-image': body((url) => `<input type="image" src="${url}">`),
  'body-background': (to) => `<body background="${to.url}"><p>x</p></body>`,
  'table-background': body((url) => `<table background="${url}"><tr><td>x</table>`),
  'cell-background': body((url) => `<table><tr><td background="${url}">x</table>`),
  video: body((url) => `<video src="${url}" autoplay preload="auto"></video>`),
  'video-poster': body((url) => `<video poster="${url}"></video>`),
  audio: body((url) => `<audio src="${url}" autoplay preload="auto"></audio>`),
  'media-source': body((url) => `<video autoplay preload="auto"><source src="${url}"></video>`),
  'media-track': body((url) => `<video src="data:video/mp4,x"><track default kind="captions" src="${url}"></video>`),
  iframe: body((url) => `<iframe src="${url}"></iframe>`),
  'iframe-srcdoc': body((url) => `<iframe srcdoc="<img src='${url}'>"></iframe>`),
  frameset: (to) => `<frameset><frame src="${to.url}"></frameset>`,
  object: body((url) => `<object data="${url}"></object>`),
  'object-pdf': body((url) => `<object type="application/pdf" data="${url}"></object>`),
  embed: body((url) => `<embed src="${url}">`),
  portal: body((url) => `<portal src="${url}"></portal>`),
  'fenced-frame': body((url) => `<fencedframe src="${url}"></fencedframe>`),
  'meta-refresh': head((url) => `<meta http-equiv="refresh" content="0;url=${url}">`),
  base: (to) => `<head><base href="${to.url}/"></head><img src="relative.png">`,
  'anchor-ping': body((url) => `<a id="a" href="#x" ping="${url}">x</a><script>a.click()</script>`),
  'form-submit': body((url) => `<form id="f" action="${url}" method="post"></form><script>f.submit()</script>`),
  'link-stylesheet': link('stylesheet'),
  'link-alternate-stylesheet': link('alternate stylesheet', 'title="other"'),
  'link-print-stylesheet': link('stylesheet', 'media="print"'),
  'link-preload': link('preload', 'as="image"'),
  'link-preload-font': link('preload', 'as="font" crossorigin'),
  'link-prefetch': link('prefetch'),
  'link-preconnect': link('preconnect'),
  'link-dns-prefetch': link('dns-prefetch'),
  'link-prerender': link('prerender'),
  'link-modulepreload': link('modulepreload'),
  'link-manifest': link('manifest'),
  'link-icon': link('icon'),
  'link-apple-icon': link('apple-touch-icon'),
  'link-dictionary': link('compression-dictionary'),
  'css-import': css((url) => `@import url(${url});`),
  'css-import-string': css((url) => `@import "${url}" layer(a);`),
  'css-font-face': css((url) => `@font-face{font-family:f;src:url(${url})}p{font-family:f}`),
  'css-background': css((url) => `p{background:url(${url})}`),
  'css-image-set': css((url) => `p{background:image-set(url(${url}) 1x)}`),
  'css-cross-fade': css((url) => `p{background:-webkit-cross-fade(url(${url}),url(${url}2),50%)}`),
  'css-list-style': css((url) => `p{display:list-item;list-style-image:url(${url})}`),
  'css-content': css((url) => `p::before{content:url(${url})}`),
  'css-border-image': css((url) => `p{border:9px solid;border-image-source:url(${url})}`),
  'css-mask': css((url) => `p{mask-image:url(${url})}`),
  'css-webkit-mask-box': css((url) => `p{-webkit-mask-box-image:url(${url})}`),
  'css-filter': css((url) => `p{filter:url(${url}#f)}`),
  'css-clip-path': css((url) => `p{clip-path:url(${url}#c)}`),
  'css-shape-outside': css((url) => `p{float:left;shape-outside:url(${url})}`),
  'css-cursor': css((url) => `html{cursor:url(${url}),auto}`),
  'css-variable': css((url) => `p{--i:url(${url});background:var(--i)}`),
  'css-print-page': css((url) => `@page{background:url(${url})}@media print{p{background:url(${url}2)}}`),
  'css-namespace': css((url) => `@namespace url(${url});@namespace s url(${url});s|p{background:url(${url}2)}`),
  'css-attribute-style': body((url) => `<p style="background-image:url('${url}')">y</p>`),
  'css-escaped': css((url) => `p{background:\\75\\72\\6c(${url})}`),
  'svg-image': svg((url) => `<image href="${url}" width="9" height="9"/>`),
  'svg-image-xlink': svg((url) => `<image xlink:href="${url}" width="9" height="9"/>`),
  'svg-use': svg((url) => `<use href="${url}#x"/>`),
  'svg-fe-image': svg(
    (url) => `<filter id="i"><feImage href="${url}"/></filter><rect filter="url(#i)" width="9" height="9"/>`,
  ),
  'svg-fill': svg((url) => `<rect fill="url(${url}#g)" width="9" height="9"/>`),
  'svg-marker': svg((url) => `<path d="M0 0L9 9" marker-end="url(${url}#m)"/>`),
  'svg-foreign-object': svg((url) => `<foreignObject width="9" height="9"><img src="${url}"></foreignObject>`),
  'svg-style': svg((url) => `<style>@import url(${url});</style>`),
  'svg-script': svg((url) => `<script href="${url}"></script>`),
  'svg-in-data': body(
    (url) =>
      `<img src="data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg"><image href="${url}"/></svg>`)}">`,
  ),
  'frame-in-data': body((url) => `<iframe src="data:text/html,${encodeURIComponent(`<img src="${url}">`)}"></iframe>`),
  'xml-stylesheet': body(
    (url) =>
      `<iframe src="data:text/xml,${encodeURIComponent(`<?xml-stylesheet type="text/xsl" href="${url}"?><a/>`)}"></iframe>`,
  ),
  'mathml-link': body((url) => `<math href="${url}"><mtext><img src="${url}"></mtext></math>`),
  'template-shadow': body(
    (url) => `<div><template shadowrootmode="open"><style>:host{background:url(${url})}</style>y</template></div>`,
  ),
  noscript: body(
    (url) => `<noscript><img src="${url}"></noscript><script>document.write('<img src="${url}">')</script>`,
  ),
  'report-uri': head(
    (url) =>
      `<meta http-equiv="Content-Security-Policy" content="img-src 'none'; report-uri ${url}"><link rel="preconnect" href="${url}">`,
  ),
  'accept-ch': head((url) => `<meta http-equiv="delegate-ch" content="sec-ch-width ${url}"><img src="${url}">`),
  'speculation-rules': body(
    (url) =>
      `<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${url}"],"eagerness":"immediate"}]}</script>`,
  ),
  'import-map': body(
    (url) => `<script type="importmap">{"imports":{"x":"${url}"}}</script><script type="module">import 'x'</script>`,
  ),
  'script-src': body((url) => `<script src="${url}"></script>`),
  'script-module': body((url) => `<script type="module" src="${url}"></script>`),
  'event-handler': body((url) => `<img src="data:," onerror="new Image().src='${url}'">`),
  'script-fetch': script(({ url }) => `fetch('${url}')`),
  'script-fetch-keepalive': script(({ url }) => `fetch('${url}',{keepalive:true,method:'POST'})`),
  'script-xhr': script(({ url }) => `x=new XMLHttpRequest;x.open('GET','${url}');x.send()`),
  'script-beacon': script(({ url }) => `navigator.sendBeacon('${url}','x')`),
  'script-event-source': script(({ url }) => `new EventSource('${url}')`),
  'script-websocket': script(({ host }) => `new WebSocket('ws://${host}/')`),
  'script-webtransport': script(({ host }) => `new WebTransport('https://${host}/')`),
  'script-turn': script(
    ({ host }) =>
      `c=new RTCPeerConnection({iceTransportPolicy:'relay',iceServers:[{urls:'turn:${host}?transport=tcp',username:'u',credential:'p'}]});c.createDataChannel('x');c.createOffer().then(o=>c.setLocalDescription(o))`,
  ),
  'script-stun': script(
    ({ host }) =>
      `c=new RTCPeerConnection({iceServers:[{urls:'stun:${host}'}]});c.createDataChannel('x');c.createOffer().then(o=>c.setLocalDescription(o))`,
  ),
  'script-worker': script(({ url }) => `new Worker(URL.createObjectURL(new Blob(["fetch('${url}').catch(()=>0)"])))`),
  'script-import': script(({ url }) => `import('${url}').catch(()=>0)`),
  'script-font': script(({ url }) => `new FontFace('f','url(${url})').load().catch(()=>0)`),
  'script-location': script(({ url }) => `location='${url}'`),
  'script-open': script(({ url }) => `open('${url}')`),
}
