//! Pieces of the split client merged into one module. The splitter makes a module for each set of rooms that share
//! something, hundreds of them; those that arrive together can as well be one. Then their calls to each other are calls
//! and no way through the table, and types, imports and such ways are there once and not hundreds of times.
//!
//! A piece is a narrow kind of module, and what is wider is refused: it imports memory, table and stack pointer, no
//! function; it lends functions by putting them into the table; it lays down data at fixed addresses. Its types are those
//! of the whole client.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementMode, ElementSection, ElementSegment, Elements, FunctionSection,
    ImportSection, Module, TypeSection,
};
use wasmparser::{
    Data, DataKind, Element, ElementItems, ElementKind, FunctionBody, Import, KnownCustom, Name, Operator, Parser,
    Payload, TypeSectionReader,
};

use crate::command::Outcome;

/// A piece as the splitter writes it.
#[derive(Default)]
struct Piece<'p> {
    types: Option<TypeSectionReader<'p>>,
    /// The types as they are written: the same in every piece.
    shapes: &'p [u8],
    imports: Vec<Import<'p>>,
    /// The type of each function.
    kinds: Vec<u32>,
    bodies: Vec<FunctionBody<'p>>,
    /// The functions that it puts into the table, by their place there.
    lent: BTreeMap<u32, u32>,
    /// What it lays down in memory, by address.
    data: Vec<(u32, &'p [u8])>,
}

/// These pieces as one module.
pub(crate) fn merge(pieces: &[&[u8]]) -> Outcome<Vec<u8>> {
    let pieces = pieces.iter().map(|bytes| Piece::read(bytes)).collect::<Outcome<Vec<_>>>()?;
    let numbers = Numbers::of(&pieces)?;
    let mut module = Module::new();
    module.section(&types(&pieces)?).section(&imports(&pieces)?);
    let (mut kinds, mut code) = (FunctionSection::new(), CodeSection::new());
    for &(piece, function) in &numbers.kept {
        kinds.function(pieces[piece].kinds[function]);
        Renumber(&numbers.new[piece]).parse_function_body(&mut code, pieces[piece].bodies[function].clone())?;
    }
    module.section(&kinds).section(&lent(&pieces, &numbers)).section(&code);
    let mut data = DataSection::new();
    for (address, bytes) in pieces.iter().flat_map(|piece| &piece.data) {
        data.active(0, &ConstExpr::i32_const(address.cast_signed()), bytes.iter().copied());
    }
    module.section(&data);
    Ok(module.finish())
}

/// From which address on memory can be written to, as the linked client was laid out: what is below are constants.
pub(crate) fn written_from(linked: &[u8]) -> Outcome<u32> {
    let (mut places, mut names) = (Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(linked) {
        match payload? {
            Payload::DataSection(all) => {
                for data in all {
                    places.push(address(&data?)?);
                }
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(all) = section.as_known() else { continue };
                for map in all {
                    let Name::Data(map) = map? else { continue };
                    for name in map {
                        let name = name?;
                        names.insert(name.index as usize, name.name);
                    }
                }
            }
            _ => {}
        }
    }
    let constant = |place: &usize| names.get(place).is_some_and(|name| name.starts_with(".rodata"));
    let (constants, written): (Vec<usize>, Vec<usize>) = (0..places.len()).partition(constant);
    let from = written.iter().map(|place| places[*place]).min().unwrap_or(u32::MAX);
    if constants.is_empty() || constants.iter().any(|place| places[*place] >= from) {
        return Err(
            "the client's constants do not lie below what is written to: look at what the linker does now".into()
        );
    }
    Ok(from)
}

/// Whether a piece lays down what can be written to from this address on: then it must be laid down once.
pub(crate) fn is_written(piece: &[u8], from: u32) -> Outcome<bool> {
    Ok(Piece::read(piece)?.data.iter().any(|(address, bytes)| address + count(bytes.len()) > from))
}

fn wider(what: &str) -> Box<dyn std::error::Error> {
    format!("a piece {what}: look at what the splitter writes now").into()
}

/// Where a segment of data lies.
fn address(data: &Data<'_>) -> Outcome<u32> {
    let DataKind::Active { memory_index: 0, offset_expr } = &data.kind else {
        return Err(wider("has data that is not laid down at once"));
    };
    match offset_expr.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value.cast_unsigned()),
        _ => Err(wider("has data at no fixed address")),
    }
}

impl<'p> Piece<'p> {
    fn read(bytes: &'p [u8]) -> Outcome<Self> {
        let mut piece = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::TypeSection(types) => {
                    piece.shapes = &bytes[usize::try_from(types.range().start)?..usize::try_from(types.range().end)?];
                    piece.types = Some(types);
                }
                Payload::ImportSection(all) => piece.imports = all.into_imports().collect::<Result<_, _>>()?,
                Payload::FunctionSection(all) => piece.kinds = all.into_iter().collect::<Result<_, _>>()?,
                Payload::ElementSection(all) => {
                    for element in all {
                        piece.lend(&element?)?;
                    }
                }
                Payload::CodeSectionEntry(body) => piece.bodies.push(body),
                Payload::DataSection(all) => {
                    for data in all {
                        let data = data?;
                        piece.data.push((address(&data)?, data.data));
                    }
                    piece.data.retain(|(_, bytes)| !bytes.is_empty());
                }
                Payload::Version { .. }
                | Payload::ExportSection(_)
                | Payload::DataCountSection { .. }
                | Payload::CodeSectionStart { .. }
                | Payload::CustomSection(_)
                | Payload::End(_) => {}
                _ => return Err(wider("has a section that pieces have not")),
            }
        }
        if piece.kinds.len() == piece.bodies.len() { Ok(piece) } else { Err(wider("has functions without a body")) }
    }

    fn lend(&mut self, element: &Element<'p>) -> Outcome {
        let (ElementKind::Active { table_index: None | Some(0), offset_expr }, ElementItems::Functions(functions)) =
            (&element.kind, &element.items)
        else {
            return Err(wider("fills another table, or not with functions"));
        };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            return Err(wider("has functions at no fixed place"));
        };
        for (place, function) in (value.cast_unsigned()..).zip(functions.clone()) {
            self.lent.insert(place, function?);
        }
        Ok(())
    }
}

/// The types, which every piece has from the whole client.
fn types(pieces: &[Piece<'_>]) -> Outcome<TypeSection> {
    let mut section = TypeSection::new();
    if pieces.windows(2).any(|pair| pair[0].shapes != pair[1].shapes) {
        return Err(wider("has types of its own"));
    }
    if let Some(types) = pieces.first().and_then(|piece| piece.types.clone()) {
        Renumber(&[]).parse_type_section(&mut section, types)?;
    }
    Ok(section)
}

/// What the first screen lends, each once. Of each kind there is one, so that its number is the same in every piece.
fn imports(pieces: &[Piece<'_>]) -> Outcome<ImportSection> {
    let (mut section, mut known) = (ImportSection::new(), BTreeMap::new());
    for import in pieces.iter().flat_map(|piece| &piece.imports) {
        let kind = match import.ty {
            wasmparser::TypeRef::Memory(_) => "memory",
            wasmparser::TypeRef::Table(_) => "table",
            wasmparser::TypeRef::Global(_) => "global",
            _ => return Err(wider("imports a function")),
        };
        let name = (import.module, import.name);
        match known.insert(kind, name) {
            None => {
                section.import(import.module, import.name, Renumber(&[]).entity_type(import.ty)?);
            }
            Some(earlier) if earlier == name => {}
            Some(_) => return Err(wider(&format!("imports a second {kind}"))),
        }
    }
    Ok(section)
}

/// What the pieces put into the table, in runs of neighbours.
fn lent(pieces: &[Piece<'_>], numbers: &Numbers) -> ElementSection {
    let all = pieces
        .iter()
        .zip(&numbers.new)
        .flat_map(|(piece, new)| piece.lent.iter().map(|(place, function)| (*place, new[*function as usize])));
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for (place, function) in all.collect::<BTreeMap<_, _>>() {
        match runs.last_mut() {
            Some((begins, run)) if *begins + count(run.len()) == place => run.push(function),
            _ => runs.push((place, vec![function])),
        }
    }
    let mut section = ElementSection::new();
    for (begins, run) in runs {
        let offset = ConstExpr::i32_const(begins.cast_signed());
        let mode = ElementMode::Active { table: None, offset: &offset };
        section.segment(ElementSegment { mode, elements: Elements::Functions(run.into()) });
    }
    section
}

/// So many, as a module counts.
fn count(many: usize) -> u32 {
    u32::try_from(many).expect("a client has fewer functions and bytes than a module may have")
}

/// What the functions of the pieces are called in the merged module.
struct Numbers {
    /// Piece by piece, function by function.
    new: Vec<Vec<u32>>,
    /// The functions that the module has, in their order: piece and function.
    kept: Vec<(usize, usize)>,
}

impl Numbers {
    fn of(pieces: &[Piece<'_>]) -> Outcome<Self> {
        let lent: BTreeMap<u32, (usize, u32)> = (pieces.iter().enumerate())
            .flat_map(|(at, piece)| piece.lent.iter().map(move |(place, function)| (*place, (at, *function))))
            .collect();
        let (mut kept, mut ways) = (Vec::new(), Vec::new());
        let mut new: Vec<Vec<u32>> = pieces.iter().map(|piece| vec![0; piece.kinds.len()]).collect();
        for (at, piece) in pieces.iter().enumerate() {
            for (function, body) in piece.bodies.iter().enumerate() {
                let kind = piece.kinds[function];
                if let Some(place) = way(body, kind)? {
                    ways.push((place, kind, (at, function)));
                } else {
                    new[at][function] = count(kept.len());
                    kept.push((at, function));
                }
            }
        }
        // A way to a function of the same module is that function; those to another module are one for each.
        let through: BTreeSet<(usize, usize)> = ways.iter().map(|(_, _, from)| *from).collect();
        let leads_to =
            |(to, inside): (usize, usize), kind| pieces[to].kinds[inside] == kind && !through.contains(&(to, inside));
        let mut beyond = BTreeMap::new();
        for (place, kind, (at, function)) in ways {
            new[at][function] = match lent.get(&place) {
                Some(&(to, inside)) if leads_to((to, inside as usize), kind) => new[to][inside as usize],
                _ => *beyond.entry((place, kind)).or_insert_with(|| {
                    kept.push((at, function));
                    count(kept.len() - 1)
                }),
            };
        }
        Ok(Self { new, kept })
    }
}

/// The place in the table that a function of this type does nothing but call, with all that it was given.
fn way(body: &FunctionBody<'_>, kind: u32) -> Outcome<Option<u32>> {
    if body.get_locals_reader()?.get_count() > 0 {
        return Ok(None);
    }
    let mut operators = body.get_operators_reader()?;
    let mut given = 0;
    loop {
        match operators.read()? {
            Operator::LocalGet { local_index } if local_index == given => given += 1,
            Operator::I32Const { value } => {
                let called = operators.read()?;
                let calls =
                    matches!(called, Operator::CallIndirect { table_index: 0, type_index } if type_index == kind);
                let ends = calls && matches!(operators.read()?, Operator::End);
                return Ok(ends.then_some(value.cast_unsigned()));
            }
            _ => return Ok(None),
        }
    }
}

/// Writes code anew with other names for functions.
struct Renumber<'n>(&'n [u32]);

impl Reencode for Renumber<'_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.0[function as usize])
    }
}

#[cfg(test)]
mod tests;
