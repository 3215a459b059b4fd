//! Small pieces, written by hand, merged: what calls what afterwards, and what is refused.

use wasm_encoder::{EntityType, Function, GlobalType, MemoryType, RefType, TableType, ValType};
use wasmparser::Validator;

use super::*;

/// Memory, table and stack pointer, as the first screen lends them.
fn lent_by_the_first() -> ImportSection {
    let mut imports = ImportSection::new();
    let memory = MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
    let table = TableType { element_type: RefType::FUNCREF, minimum: 9, maximum: None, table64: false, shared: false };
    imports.import("__wasm_split", "memory", memory);
    imports.import("__wasm_split", "__indirect_function_table", table);
    let global = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
    imports.import("__wasm_split", "__stack_pointer", EntityType::Global(global));
    imports
}

/// A function that calls the place 5 of the table and nothing else.
fn way_to_five() -> Function {
    let mut way = Function::new([]);
    way.instructions().local_get(0).i32_const(5).call_indirect(0, 0).end();
    way
}

/// A piece of these functions, all of one type, that lends one of them at a place and lays down data.
fn piece(functions: &[Function], (place, lent): (i32, u32), (at, bytes): (i32, &[u8])) -> Vec<u8> {
    let (mut types, mut kinds, mut code) = (TypeSection::new(), FunctionSection::new(), CodeSection::new());
    types.ty().function([ValType::I32], [ValType::I32]);
    for function in functions {
        kinds.function(0);
        code.function(function);
    }
    let mut elements = ElementSection::new();
    let offset = ConstExpr::i32_const(place);
    let mode = ElementMode::Active { table: Some(0), offset: &offset };
    elements.segment(ElementSegment { mode, elements: Elements::Functions(vec![lent].into()) });
    let mut data = DataSection::new();
    data.active(0, &ConstExpr::i32_const(at), bytes.iter().copied());
    let mut module = Module::new();
    module.section(&types).section(&lent_by_the_first()).section(&kinds).section(&elements).section(&code);
    module.section(&data);
    module.finish()
}

/// Which functions a function calls.
fn calls(body: &FunctionBody<'_>) -> Vec<u32> {
    let operators = body.get_operators_reader().expect("it can be read").into_iter();
    let called = operators.map(|operator| match operator.expect("it can be read") {
        Operator::Call { function_index } => Some(function_index),
        _ => None,
    });
    called.flatten().collect()
}

/// One piece calls what the other one lends, and what nobody here lends.
fn two() -> [Vec<u8>; 2] {
    let mut caller = Function::new([]);
    caller.instructions().local_get(0).call(0).call(1).end();
    let mut beyond = Function::new([]);
    beyond.instructions().local_get(0).i32_const(7).call_indirect(0, 0).end();
    let mut target = Function::new([]);
    target.instructions().local_get(0).call(1).end();
    let one = piece(&[way_to_five(), beyond.clone(), caller], (3, 2), (1024, b"one"));
    [one, piece(&[target, beyond], (5, 0), (1100, b"other"))]
}

#[test]
fn calls_between_pieces_are_calls_and_ways_elsewhere_are_there_once() {
    let [one, other] = two();
    let merged = merge(&[&one, &other]).expect("they can be merged");
    Validator::new().validate_all(&merged).expect("it is a module");
    let read = Piece::read(&merged).expect("it is a piece");
    // The caller, what it calls, one way to the seventh place.
    assert_eq!((read.bodies.len(), read.kinds.len(), read.imports.len()), (3, 3, 3));
    assert_eq!((calls(&read.bodies[0]), calls(&read.bodies[1])), (vec![1, 2], vec![2]));
    assert_eq!(way(&read.bodies[2], 0).expect("it can be read"), Some(7));
    assert_eq!(read.lent, BTreeMap::from([(3, 0), (5, 1)]));
    assert_eq!(read.data, [(1024, &b"one"[..]), (1100, &b"other"[..])]);
}

#[test]
fn a_piece_alone_keeps_its_ways() {
    let [one, _] = two();
    let merged = merge(&[&one]).expect("it can be written anew");
    Validator::new().validate_all(&merged).expect("it is a module");
    let read = Piece::read(&merged).expect("it is a piece");
    assert_eq!(read.bodies.len(), 3);
    assert_eq!(way(&read.bodies[1], 0).expect("it can be read"), Some(5));
}

#[test]
fn what_can_be_written_to_is_told_from_constants() {
    let [one, _] = two();
    assert!(is_written(&one, 1024).expect("it can be read"));
    assert!(is_written(&one, 1026).expect("it can be read"));
    assert!(!is_written(&one, 1027).expect("it can be read"));
}

#[test]
fn a_wider_module_is_refused() {
    let mut imports = ImportSection::new();
    imports.import("env", "f", EntityType::Function(0));
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let mut module = Module::new();
    module.section(&types).section(&imports);
    let refused = merge(&[&module.finish()]).expect_err("functions are not imported");
    assert!(refused.to_string().contains("imports a function"), "{refused}");
}
