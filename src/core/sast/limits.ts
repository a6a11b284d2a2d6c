/** Larger files are generated or minified; a learner's file is a hundredth of it. */
export const SOURCE_CHARS_MAX = 1_000_000;

/** Trees are walked by recursion: code by hand nests below 60, and 400 fits the smallest stack (a browser's worker). */
export const TREE_DEPTH_MAX = 400;

/** Rounds of the parser's progress callback; error recovery on hostile text is what this bounds. */
export const PARSE_ROUNDS_MAX = 20_000;

/** Comparisons of a pattern with a place in a file, per rule and file. A usual rule needs some thousand. */
export const MATCH_STEPS_MAX = 2_000_000;

/** Matches of one pattern in one file; code by hand has some dozens. Reaching it is a problem of the scan. */
export const MATCHES_MAX = 5_000;

/** Expressions and statements evaluated per taint rule and file, with functions evaluated again at their calls. */
export const TAINT_STEPS_MAX = 300_000;

/** A helper that calls a helper that calls a helper: deeper flows are rare, and each level multiplies the work. */
export const CALL_DEPTH_MAX = 12;

/** Calls below `DEEP_CALL_DEPTH` that one file may take; after them, deep calls are those of strangers. */
export const DEEP_CALLS_MAX = 400;

/** Where calls of calls begin to multiply. */
export const DEEP_CALL_DEPTH = 4;

/** The same for calls that are given nothing untrusted: they are many, and seldom show anything. */
export const CLEAN_CALL_DEPTH_MAX = 4;

/** Taint only grows, so loops settle soon; each round more is one more variable that a value can travel through. */
export const LOOP_ROUNDS = 6;

/** Objects that one value may be; more of them are not told apart. */
export const REFS_PER_VALUE_MAX = 4;

/** Objects within objects that are looked through for taint; deeper ones are a structure that holds itself. */
export const HEAP_DEPTH_MAX = 10;

/** Ways by which one value can be tainted that are kept apart: a guard may rule out all of them but the last. */
export const TAINTS_PER_VALUE_MAX = 16;

/** Entries of an object or list that are tracked by their key; the rest is one. */
export const FIELDS_PER_VALUE_MAX = 64;

/** Strings known at analysis time are cut off here, so that doubling in a loop stays cheap. */
export const CONSTANT_CHARS_MAX = 2_000;

/** Objects within objects that are joined part by part: each level multiplies the work. */
export const VALUE_DEPTH_MAX = 2;

/** Stops of a flow that are shown. */
export const FLOW_STEPS_MAX = 24;

/** Findings of one scan; a verdict has no use for more. */
export const FINDINGS_MAX = 2_000;

/** Nodes that the aliases of a YAML document stand for: code by hand repeats some hundred, a bomb billions. */
export const YAML_ALIAS_NODES_MAX = 20_000;

/** Parts of one file that do not parse and are told; a file with more is no code of its language. */
export const PROBLEMS_PER_FILE_MAX = 50;
