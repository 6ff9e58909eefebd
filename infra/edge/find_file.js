// A CloudFront function on what a browser asks for: an address that is no file is a page's own, and all pages are index.html.
// What looks like a file is asked for as it is: if it is not there, that is an error and no page.
// (CloudFront developer guide, "JavaScript runtime 2.0 features for CloudFront Functions".)
var FILE = /^\/assets\/|\.(css|html|ico|jpg|js|json|map|mjs|mp3|png|svg|txt|wasm|webmanifest|webp|woff|woff2|xml)$/;

function handler(event) {
  var request = event.request;
  if (!FILE.test(request.uri)) request.uri = "/index.html";
  return request;
}
