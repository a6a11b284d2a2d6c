import { byName, type CallbackUse, type FunctionUse, type Library, type MethodUse } from './library.ts';

/** Classes are known by their name alone and as they are imported. */
function imported(packageName: string, names: string): string {
  return names
    .split(/\s+/)
    .flatMap((name) => [name, `${packageName}.${name}`])
    .join(' ');
}

const NUMBERS = `Integer.parseInt Integer.valueOf Long.parseLong Long.valueOf Double.parseDouble Double.valueOf
  Short.parseShort Boolean.parseBoolean Boolean.valueOf`;

export const javaLibrary: Library = {
  methods: byName<MethodUse>({
    harmless: `equals equalsIgnoreCase contains containsKey containsValue startsWith endsWith isEmpty isBlank length size
      hashCode indexOf lastIndexOf matches compareTo compareToIgnoreCase hasNext exists isFile isDirectory isPresent
      intValue longValue doubleValue`,
    same: 'toString intern',
    case: 'toUpperCase toLowerCase trim strip stripLeading stripTrailing',
    text: 'substring repeat',
    build: 'append insert',
    split: 'split lines',
    append: 'add offer addLast push',
    prepend: 'addFirst',
    extend: 'addAll',
    'take-first': 'poll pollFirst removeFirst',
    copy: 'stream toList iterator',
    set: 'put putIfAbsent',
    get: 'get getOrDefault',
    update: 'putAll',
    clear: 'clear',
    values: 'values',
    keys: 'keySet',
    entries: 'entrySet',
  }),
  functions: byName<FunctionUse>({
    proves: `${NUMBERS} ${imported('java.util', 'UUID.fromString')} ${imported('java.math', 'BigInteger BigDecimal')}`,
    harmless: 'System.currentTimeMillis System.nanoTime Math.abs Math.max Math.min Math.floorMod',
    same: `String.valueOf ${imported('java.util', 'Objects.requireNonNull')}`,
    // A path is the list of its parts.
    'list-of': `${imported('java.util', 'List.of Set.of Map.of Arrays.asList')} ${imported('java.nio.file', 'Paths.get')}`,
    list: imported('java.util', 'ArrayList LinkedList ArrayDeque HashSet LinkedHashSet TreeSet List.copyOf Set.copyOf'),
    table: imported('java.util', 'HashMap LinkedHashMap TreeMap Map.copyOf'),
    ends: 'System.exit',
  }),
  callbacks: byName<CallbackUse>({
    list: 'map mapToObj',
    'flat-list': 'flatMap',
    filter: 'filter takeWhile dropWhile',
    each: 'forEach',
    some: 'anyMatch',
    every: 'allMatch noneMatch',
  }),
};
