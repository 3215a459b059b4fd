// How a room's code arrives: all pieces that it needs and the first screen does not have, in at most two
// parcels, what many rooms share and the rest. A parcel is one line of JSON that tells where in it each
// piece lies, and the pieces. xtask fills the placeholder, puts this in the place of the fifteen hundred
// definitions that the splitter wrote, and exports one of `load` and `join` for each room (xtask/src/parcel.rs).
const rooms = __ROOMS__;

// Each parcel by its path, from the moment it is asked for.
const asked = new Map();

async function open(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const end = bytes.indexOf(10);
  return { places: JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))), pieces: bytes.subarray(end + 1) };
}

function ask(path) {
  if (asked.has(path)) return;
  const parcel = open(path);
  asked.set(path, parcel);
  // A lift's dead moment must not close the room for good: what failed is asked for again.
  parcel.catch(() => asked.delete(path));
}

// A piece, as if it had come in a file of its own.
async function piece(name) {
  // A room names what it shares first, and asks for its parcels in the same breath.
  await null;
  let fault;
  for (const parcel of [...asked.values()]) {
    try {
      const { places, pieces } = await parcel;
      const place = places[name];
      if (place) return new Response(pieces.subarray(...place), { headers: { "content-type": "application/wasm" } });
    } catch (failed) {
      fault = failed;
    }
  }
  throw fault ?? new Error(`no parcel has ${name}`);
}

// A piece, started with what the first screen lends it.
function start(name) {
  const source = piece(name);
  source.catch(() => {});
  return async (imports) => WebAssembly.instantiateStreaming(source, imports);
}

// The pieces that a room shares with others: each starts once, whoever asks for it first.
const started = new Map();

async function shared(room) {
  const parcels = rooms[room].map((path) => {
    ask(path);
    return asked.get(path);
  });
  const names = (await Promise.all(parcels)).flatMap(({ places }) => Object.keys(places));
  const chunks = names.filter((name) => name.startsWith("chunk_"));
  for (const name of chunks) if (!started.has(name)) started.set(name, makeLoad(() => start(name), []));
  await Promise.all(chunks.map((name) => started.get(name)()));
}

// A room: what it shares, and the piece that is its own.
function load(room) {
  return wrapAsyncCb(makeLoad(() => start(`split_${room}`), [() => shared(room)]));
}

// A room all of whose pieces are shared has nothing to start itself.
function join(room) {
  return wrapAsyncCb(makeLoad(() => async () => ({}), [() => shared(room)]));
}
