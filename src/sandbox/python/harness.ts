/**
 * The interpreter's first and only program: reads commands from `/rpc/in`, passes them to the learner's WSGI
 * application and writes what it answered to `/rpc/out`. It shares its process with the learner's code, so nothing that
 * it says is trusted: the host reads it as the learner's words. What it needs is taken before that code is loaded.
 */
export const HARNESS = String.raw`
def _serve():
    import builtins, importlib, io, json, os, sys, traceback
    from urllib.parse import unquote_to_bytes

    loads, dumps, print_exception = json.loads, json.dumps, traceback.print_exception
    commands = open('/rpc/in', 'rb', buffering=0)
    replies = open('/rpc/out', 'wb', buffering=0)
    read_line, write = commands.readline, replies.write
    base_modules, base_path = set(sys.modules), list(sys.path)
    state = {}

    def place_of(error):
        place = ''
        step = error.__traceback__
        while step is not None:
            name = step.tb_frame.f_code.co_filename
            if name.startswith('/app/'):
                place = '%s:%d: ' % (name[5:], step.tb_lineno)
            step = step.tb_next
        if isinstance(error, SyntaxError) and (error.filename or '').startswith('/app/'):
            place = '%s:%d: ' % (error.filename[5:], error.lineno or 1)
        return place

    def describe(error):
        if isinstance(error, SyntaxError):
            return '%s%s: %s' % (place_of(error), type(error).__name__, error.msg)
        return '%s%s: %s' % (place_of(error), type(error).__name__, error)

    def print_error(error):
        step = error.__traceback__
        while step is not None and not step.tb_frame.f_code.co_filename.startswith('/app/'):
            step = step.tb_next
        print_exception(type(error), error, step)

    def bound_met(error):
        if isinstance(error, MemoryError):
            return 'memory'
        if isinstance(error, RecursionError):
            return 'stack'
        return ''

    def load(entry):
        for name in [name for name in sys.modules if name not in base_modules]:
            file = getattr(sys.modules[name], '__file__', None) or ''
            if file.startswith('/app/'):
                del sys.modules[name]
        os.chdir('/app')
        folder, name = os.path.split('/app/' + entry)
        sys.path[:] = [folder] + ([] if folder == '/app' else ['/app']) + base_path
        importlib.invalidate_caches()
        module = importlib.import_module(os.path.splitext(name)[0])
        application = getattr(module, 'application', None)
        if not callable(application):
            raise LookupError('%s defines no application(environ, start_response)' % entry)
        state['application'] = application

    def environ_of(request):
        path, _, query = request['url'].partition('?')
        body = request.get('body', '').encode('utf-8')
        headers = request['headers']
        environ = {
            'REQUEST_METHOD': request['method'], 'SCRIPT_NAME': '', 'QUERY_STRING': query,
            'PATH_INFO': unquote_to_bytes(path).decode('latin-1'),
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
        head, parts = [], []
        def start_response(status, headers, exc_info=None):
            head[:] = [status, list(headers)]
            return parts.append
        result = state['application'](environ_of(request), start_response)
        try:
            for part in result:
                parts.append(part)
        finally:
            if hasattr(result, 'close'):
                result.close()
        if not head:
            raise AssertionError('start_response was never called')
        headers, cookies = {}, []
        for name, value in head[1]:
            key = name.lower()
            headers[key] = headers[key] + ', ' + value if key in headers else value
            if key == 'set-cookie':
                cookies.append(value)
        body = b''.join(parts).decode('utf-8', 'replace')
        return {'status': int(head[0][:3]), 'headers': headers, 'cookies': cookies, 'body': body}

    def answer(command):
        try:
            if command.get('load'):
                load(command['load'])
        except BaseException as error:
            return {'broken': describe(error), 'exceeded': bound_met(error)}
        try:
            return respond(command['request'])
        except BaseException as error:
            print_error(error)
            text = 'A server error occurred.  Please contact the administrator.'
            return {'status': 500, 'headers': {'content-type': 'text/plain'}, 'body': text, 'exceeded': bound_met(error)}

    while True:
        line = read_line()
        if not line:
            break
        reply = answer(loads(line))
        try:
            sys.stdout.flush(), sys.stderr.flush()
        except BaseException:
            pass
        write(dumps(reply).encode('utf-8') + b'\n')

_serve()
`;
