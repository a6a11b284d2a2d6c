import { byName, type CallbackUse, type FunctionUse, type Library, type MethodUse } from './library.ts';

export const pythonLibrary: Library = {
  methods: byName<MethodUse>({
    harmless: `startswith endswith isdigit isdecimal isnumeric isalnum isalpha isidentifier islower isupper isspace count
      index find rfind rindex is_relative_to exists is_file is_dir is_absolute digest hexdigest isfile isdir issubset
      issuperset isdisjoint __contains__ __len__ bit_length timestamp has_section has_option`,
    same: 'as_posix __str__ encode decode expandtabs',
    case: 'upper lower strip lstrip rstrip casefold title capitalize swapcase',
    text: 'ljust rjust center zfill removeprefix removesuffix',
    join: 'join',
    split: 'split splitlines rsplit',
    replace: 'replace',
    format: 'format format_map substitute safe_substitute',
    append: 'append add put put_nowait',
    prepend: 'appendleft',
    insert: 'insert',
    extend: 'extend',
    'extend-front': 'extendleft',
    take: 'pop',
    'take-first': 'popleft get_nowait popitem',
    remove: 'remove discard',
    copy: 'copy',
    reverse: 'reverse',
    mix: 'sort',
    next: '__next__ send',
    set: '__setitem__',
    get: 'get __getitem__ getlist',
    'get-or-set': 'setdefault',
    delete: '__delitem__',
    update: 'update',
    clear: 'clear',
    values: 'values',
    keys: 'keys',
    entries: 'items',
    'section-set': 'set',
    write: 'write writelines',
    'read-all': 'getvalue',
    'with-fields': '_replace',
  }),
  functions: byName<FunctionUse>({
    harmless: `float bool isinstance issubclass ord hash id callable hasattr range round abs divmod
      os.path.exists os.path.isfile os.path.isdir os.path.getsize time.time random.random random.randint
      math.floor math.ceil math.sqrt datetime.datetime.now datetime.now uuid.uuid4 secrets.token_hex sum
      datetime.strptime datetime.datetime.strptime datetime.fromisoformat datetime.datetime.fromisoformat
      datetime.date.fromisoformat ast.dump`,
    proves: `int uuid.UUID UUID decimal.Decimal Decimal fractions.Fraction ipaddress.ip_address ipaddress.ip_network
      ipaddress.IPv4Address ipaddress.IPv6Address complex`,
    same: 'str os.fspath pathlib.Path Path pathlib.PurePath asyncio.run bytes',
    list: 'list tuple iter deque collections.deque aiter',
    'list-of': 'asyncio.gather',
    set: 'set frozenset',
    mixed: 'sorted',
    reversed: 'reversed',
    table: 'dict OrderedDict collections.OrderedDict',
    'empty-table': 'defaultdict collections.defaultdict Counter collections.Counter',
    numbered: 'enumerate',
    zip: 'zip itertools.zip_longest',
    first: 'next anext',
    'any-element': 'max min random.choice',
    chain: 'itertools.chain',
    'type-of': 'type',
    partial: 'functools.partial partial',
    length: 'len',
    'empty-list': 'io.StringIO StringIO io.BytesIO BytesIO queue.Queue Queue',
    all: 'all',
    any: 'any',
    'record-class': 'collections.namedtuple namedtuple',
    'get-field': 'getattr',
    'set-field': 'setattr',
    'with-fields': 'dataclasses.replace copy.replace',
    'fields-of': 'vars dataclasses.asdict asdict',
    ends: `sys.exit os._exit exit quit abort os.abort flask.abort werkzeug.exceptions.abort werkzeug.abort bottle.abort
      quart.abort pytest.fail pytest.skip pytest.exit os.execv os.execve os.execvp os.execl os.execlp posix._exit
      flask_restful.abort flask_smorest.abort sanic.exceptions.abort`,
    super: 'super',
  }),
  callbacks: byName<CallbackUse>({}),
};
