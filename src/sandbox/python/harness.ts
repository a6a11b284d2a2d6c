import { RESPONSE_BYTES_MAX } from '../limits.ts';

/** One past the bound, so that the host sees that there was more. */
const HARNESS_BODY_BYTES_MAX = RESPONSE_BYTES_MAX + 1;

/** Most commands fit; a longer one is read in pieces. */
const COMMAND_BYTES = 64 * 1024;

/** Given back before the image is taken, so that most applications find room without the memory growing. */
const SPARE_BYTES = 4 * 1024 * 1024;

/** Written by `PREPARE` when the interpreter is as it shall be kept. */
export const PREPARED = 'prepared';

/** What is run in an interpreter that was prepared. */
export const SERVE = '_serve()';

/**
 * The interpreter's first program, of which an image is taken (`machine.ts`). It imports what web applications of the
 * standard library use: a fresh interpreter needs some ten milliseconds for each, more than for all that a lab asks.
 * Nothing that draws a seed while it loads (`random`, `tempfile`): all jobs would have the same.
 *
 * The host takes the image when it is asked for the time: there, other than in reading, the interpreter's lock is held.
 */
const PREPARE_HEAD = String.raw`
import html, io, json, os, posixpath, re, sys, time, traceback, urllib.parse
`;

const PREPARE_TAIL = String.raw`
bytearray(${SPARE_BYTES})
open('/rpc/out', 'wb', buffering=0).write(b'${PREPARED}')
time.time()
`;

/**
 * Reads commands from `/rpc/in`, passes them to the learner's WSGI application and writes what it answered to
 * `/rpc/out`. It shares its process with the learner's code, so nothing that it says is trusted: the host reads it as
 * the learner's words. What it needs is taken before that code is loaded. Commands are JSON read as a Python expression,
 * answers fields in hex, one line each (`reply.ts` reads them): less work than `json` makes.
 */
const SERVER = String.raw`
def _serve():
    names = {'true': True, 'false': False, 'null': None, '__builtins__': {}}
    commands = open('/rpc/in', 'rb', buffering=0)
    replies = open('/rpc/out', 'wb', buffering=0)
    read, write, evaluate, load_module = commands.read, replies.write, eval, __import__
    base_modules, base_path = set(sys.modules), list(sys.path)
    state = {}

    def next_command():
        # A file without a buffer is read by lines byte by byte, each through the host; a command comes in one piece.
        line = read(${COMMAND_BYTES})
        while line and line[-1] != 10:
            more = read(${COMMAND_BYTES})
            if not more:
                break
            line += more
        return line

    def in_lab(name):
        return name.startswith('/app/')

    def place_of(error):
        if isinstance(error, SyntaxError) and in_lab(error.filename or ''):
            return '%s:%d: ' % (error.filename[5:], error.lineno or 1)
        place, step = '', error.__traceback__
        while step is not None:
            name = step.tb_frame.f_code.co_filename
            if in_lab(name):
                place = '%s:%d: ' % (name[5:], step.tb_lineno)
            step = step.tb_next
        return place

    def describe(error):
        text = error.msg if isinstance(error, SyntaxError) else error
        return '%s%s: %s' % (place_of(error), type(error).__name__, text)

    def print_error(error):
        step = error.__traceback__
        while step is not None and not in_lab(step.tb_frame.f_code.co_filename):
            step = step.tb_next
        traceback.print_exception(type(error), error, step)

    def bound_met(error):
        if isinstance(error, MemoryError):
            return 'memory'
        return 'stack' if isinstance(error, RecursionError) else ''

    def load(entry):
        for name in [name for name in sys.modules if name not in base_modules]:
            if in_lab(getattr(sys.modules[name], '__file__', None) or ''):
                del sys.modules[name]
        os.chdir('/app')
        folder, name = os.path.split('/app/' + entry)
        sys.path[:] = [folder] + ([] if folder == '/app' else ['/app']) + base_path
        sys.path_importer_cache.clear()
        module = load_module(os.path.splitext(name)[0])
        application = getattr(module, 'application', None)
        if not callable(application):
            raise LookupError('%s defines no application(environ, start_response)' % entry)
        state['application'] = application

    def unquote(path):
        head, *parts = path.encode('utf-8').split(b'%')
        text = bytearray(head)
        for part in parts:
            try:
                text += bytes.fromhex(part[:2].decode('ascii')) + part[2:]
            except ValueError:
                text += b'%' + part
        return text.decode('latin-1')

    def environ_of(request):
        path, _, query = request['url'].partition('?')
        body = (request.get('body') or '').encode('utf-8', 'surrogatepass')
        headers = request['headers']
        environ = {
            'REQUEST_METHOD': request['method'], 'SCRIPT_NAME': '', 'QUERY_STRING': query, 'PATH_INFO': unquote(path),
            'SERVER_NAME': headers.get('host', 'app.test'), 'SERVER_PORT': '80', 'SERVER_PROTOCOL': 'HTTP/1.1',
            'REMOTE_ADDR': '127.0.0.1', 'CONTENT_TYPE': headers.get('content-type', ''),
            'CONTENT_LENGTH': str(len(body)) if 'body' in request else '',
            'wsgi.version': (1, 0), 'wsgi.url_scheme': 'http', 'wsgi.input': io.BytesIO(body),
            'wsgi.errors': sys.stderr, 'wsgi.multithread': False, 'wsgi.multiprocess': False, 'wsgi.run_once': False,
        }
        for name, value in headers.items():
            if name not in ('content-type', 'content-length'):
                environ['HTTP_' + name.upper().replace('-', '_')] = value
        return environ

    def respond(request):
        head, parts, size = [], [], 0
        def start_response(status, headers, exc_info=None):
            head[:] = [status, list(headers)]
            return parts.append
        result = state['application'](environ_of(request), start_response)
        try:
            for part in result:
                parts.append(part)
                size += len(part)
                if size > ${HARNESS_BODY_BYTES_MAX}:
                    break
        finally:
            if hasattr(result, 'close'):
                result.close()
        if not head:
            raise AssertionError('start_response was never called')
        fields = [('status', head[0].partition(' ')[0])]
        for name, value in head[1]:
            fields.append(('header', name + ': ' + value))
        return fields + [('body', b''.join(parts)[:${HARNESS_BODY_BYTES_MAX}])]

    def answer(command):
        try:
            if command['load']:
                load(command['load'])
        except BaseException as error:
            return [('broken', describe(error)), ('exceeded', bound_met(error))]
        try:
            return respond(command['request'])
        except BaseException as error:
            met = bound_met(error)
            # Where memory has run out, the traceback would need some, and keeps what took it.
            if met != 'memory':
                try:
                    print_error(error)
                except BaseException:
                    pass
            text = 'A server error occurred.  Please contact the administrator.'
            return [('status', '500'), ('header', 'content-type: text/plain'), ('body', text.encode()),
                    ('exceeded', met)]

    def encode(field):
        name, value = field
        return name + ' ' + (value if isinstance(value, bytes) else value.encode('utf-8', 'replace')).hex()

    while True:
        line = next_command()
        if not line:
            break
        try:
            fields = [encode(field) for field in answer(evaluate(line, names))]
        except MemoryError:
            fields = [encode(('exceeded', 'memory'))]
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except BaseException:
            pass
        write('\n'.join(fields + ['end', '']).encode())
`;

export const PREPARE = PREPARE_HEAD + SERVER + PREPARE_TAIL;
