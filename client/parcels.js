// How a room's code arrives: all pieces that it needs and the first screen does not have, in at most two
// parcels, what many rooms share and the rest. A parcel is one line of JSON that tells where in it each
// module lies, and the modules: one of nearly all its pieces, and pieces that must be started once whoever brings
// them. xtask fills the placeholder, puts this in the place of the fifteen hundred definitions that the splitter
// wrote, and exports a `join` for each room (xtask/src/parcel.rs).
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

// Each module by its name: it starts once, with what the first screen lends it, whoever asks for it first.
const started = new Map();

function start(name, bytes) {
  if (!started.has(name)) started.set(name, makeLoad(() => async (imports) => WebAssembly.instantiate(bytes, imports), []));
  return started.get(name)();
}

async function arrive(room) {
  const parcels = rooms[room].map((path) => {
    ask(path);
    return asked.get(path);
  });
  const modules = (await Promise.all(parcels)).flatMap(({ places, pieces }) =>
    Object.entries(places).map(([name, place]) => start(name, pieces.subarray(...place))),
  );
  await Promise.all(modules);
}

// A room is there when all its modules have started.
function join(room) {
  return wrapAsyncCb(makeLoad(() => async () => ({}), [() => arrive(room)]));
}
