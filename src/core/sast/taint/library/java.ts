import { byName, type CallbackUse, type FunctionUse, type Library, type MethodUse } from './library.ts';

/** Classes are known by their name alone and as they are imported. */
function imported(packageName: string, names: string): string {
  return names
    .split(/\s+/)
    .flatMap((name) => [name, `${packageName}.${name}`])
    .join(' ');
}

const NUMBERS = `Integer.parseInt Integer.valueOf Long.parseLong Long.valueOf Double.parseDouble Double.valueOf
  Float.parseFloat Float.valueOf Short.parseShort Byte.parseByte Boolean.parseBoolean Boolean.valueOf Integer.parseUnsignedInt`;

const WRITERS = 'StringWriter CharArrayWriter ByteArrayOutputStream';
const WRAPPERS = 'PrintWriter BufferedWriter OutputStreamWriter PrintStream BufferedOutputStream';

export const javaLibrary: Library = {
  methods: byName<MethodUse>({
    harmless: `equals equalsIgnoreCase contains containsKey containsValue startsWith endsWith isEmpty isBlank length size
      hashCode indexOf lastIndexOf matches compareTo compareToIgnoreCase hasNext exists isFile isDirectory isPresent
      intValue longValue doubleValue find lookingAt ordinal hasMoreTokens hasMoreElements available containsAll
      contentEquals canRead canWrite count`,
    same: 'toString intern sequential parallel unordered boxed asIterator subSequence toCharArray getBytes describeConstable',
    case: 'toUpperCase toLowerCase trim strip stripLeading stripTrailing',
    text: 'substring repeat indent',
    build: 'append insert',
    reset: 'setLength reset',
    split: 'split lines',
    replace: 'replace replaceAll',
    format: 'formatted',
    append: 'add offer addLast addElement offerLast',
    prepend: 'addFirst push offerFirst',
    extend: 'addAll',
    take: 'remove',
    'take-first': 'poll pollFirst removeFirst pop',
    'take-last': 'pollLast removeLast',
    'first-of': `peek peekFirst getFirst element findFirst findAny firstElement orElseThrow nextElement next
      elementAt firstEntry first`,
    'last-of': 'peekLast getLast lastElement last',
    'first-or': 'orElse',
    copy: 'stream toList iterator toArray clone limit skip distinct asList parallelStream listIterator elements',
    slice: 'subList',
    mix: 'sorted',
    ends: 'halt',
    'set-at': 'set',
    set: 'put putIfAbsent setProperty setAttribute putValue',
    get: 'get getOrDefault getProperty getAttribute elementAt',
    update: 'putAll',
    clear: 'clear removeAllElements',
    values: 'values',
    keys: 'keySet navigableKeySet',
    entries: 'entrySet',
    write: 'write print println',
  }),
  functions: byName<FunctionUse>({
    proves: `${NUMBERS} ${imported('java.util', 'UUID.fromString')} ${imported('java.math', 'BigInteger BigDecimal')}
      ${imported('java.time', 'LocalDate.parse LocalDateTime.parse Instant.parse Duration.parse')}`,
    harmless: `System.currentTimeMillis System.nanoTime Math.abs Math.max Math.min Math.floorMod
      ${imported('java.util', 'Objects.hash Objects.equals Objects.isNull Objects.nonNull UUID.randomUUID')}
      Character.isDigit Character.isLetter Integer.compare`,
    same: `String.valueOf ${imported('java.util', 'Objects.requireNonNull Collections.unmodifiableList Collections.unmodifiableMap')}
      ${imported('java.io', WRAPPERS)}`,
    format: 'String.format',
    // A path is the list of its parts.
    'list-of': `${imported('java.util', 'List.of Set.of Arrays.asList Optional.of Optional.ofNullable Collections.singletonList Collections.singleton')}
      ${imported('java.util.stream', 'Stream.of Stream.ofNullable')} ${imported('java.nio.file', 'Paths.get')}`,
    list: `${imported('java.util', 'ArrayList LinkedList ArrayDeque HashSet LinkedHashSet TreeSet Vector Stack PriorityQueue')}
      ${imported('java.util', 'List.copyOf Set.copyOf Arrays.stream Arrays.copyOf')} CopyOnWriteArrayList LinkedBlockingQueue
      ArrayBlockingQueue ConcurrentLinkedQueue java.util.concurrent.LinkedBlockingQueue java.util.concurrent.ConcurrentLinkedQueue
      java.util.concurrent.ArrayBlockingQueue java.util.concurrent.CopyOnWriteArrayList`,
    'empty-list': imported('java.io', WRITERS),
    passes: `${imported('java.util', 'Arrays.toString Arrays.deepToString Objects.toString')} Integer.toString Long.toString`,
    shuffles: imported('java.util', 'Collections.sort Collections.shuffle Collections.reverse Arrays.sort'),
    table: `${imported('java.util', 'HashMap LinkedHashMap TreeMap Map.copyOf Hashtable Properties EnumMap WeakHashMap')}
      ConcurrentHashMap java.util.concurrent.ConcurrentHashMap`,
    ends: 'System.exit Runtime.getRuntime.exit Assert.fail org.junit.Assert.fail Assertions.fail org.junit.jupiter.api.Assertions.fail fail',
  }),
  callbacks: byName<CallbackUse>({
    list: 'map mapToObj',
    'flat-list': 'flatMap',
    filter: 'filter takeWhile dropWhile',
    each: 'forEach ifPresent ifPresentOrElse forEachOrdered forEachRemaining',
    some: 'anyMatch',
    every: 'allMatch noneMatch',
    fold: 'reduce',
    'or-call': 'orElseGet',
    entry: 'computeIfAbsent compute computeIfPresent',
  }),
};
