// Upload sessions by @uploadx/core; everything else is passed on to the server behind it.
//   node server.cjs BEHIND DIRECTORY PATH
// BEHIND is an origin, DIRECTORY holds what has arrived, PATH is where uploads go. Prints its port.
// A film that is complete is told to BEHIND/published, whose answer the client gets.
"use strict";
const http = require("node:http");
const { join } = require("node:path");
const { Uploadx } = require("@uploadx/core");

const [behind, directory, path] = process.argv.slice(2);

async function onComplete(file) {
  const told = { id: file.id, path: join(directory, file.name), metadata: file.metadata };
  const answer = await fetch(`${behind}/published`, { method: "POST", body: JSON.stringify(told) });
  return { statusCode: answer.status, body: await answer.json() };
}

const uploads = new Uploadx({ uploadDir: directory, basePath: path, onComplete });

// It knows an upload by a name at the top of its metadata; YouTube's have theirs in "snippet".
const getMetadata = uploads.getMetadata.bind(uploads);
uploads.getMetadata = async (request) => {
  const metadata = await getMetadata(request);
  return { name: metadata.snippet?.title, ...metadata };
};

function passOn(request, response) {
  const { method, headers } = request;
  const onward = http.request(behind + request.url, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  request.pipe(onward);
}

const server = http.createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  (pathname === path ? uploads.handle : passOn)(request, response);
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.on("end", () => process.exit()).resume();
