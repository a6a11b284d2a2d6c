import { byName, type CallbackUse, type FunctionUse, type Library, type MethodUse } from './library.ts';

export const goLibrary: Library = {
  methods: byName<MethodUse>({
    harmless: 'Len Cap IsDir MatchString Match RowsAffected LastInsertId StatusCode Kind NumField',
    same: 'String Bytes',
    build: 'WriteString WriteByte WriteRune',
    reset: 'Reset',
    append: 'push',
    ends: 'Fatal Fatalf Fatalln FailNow SkipNow Panic Panicf',
    set: 'Store',
    get: 'Load',
    fills: `Decode Bind BindJSON BindQuery BindUri BindHeader BindXML BindYAML ShouldBind ShouldBindJSON ShouldBindQuery
      ShouldBindUri ShouldBindHeader ShouldBindXML ShouldBindBodyWith BodyParser QueryParser ParamsParser`,
  }),
  functions: byName<FunctionUse>({
    harmless: `strings.Contains strings.ContainsAny strings.ContainsRune strings.HasPrefix strings.HasSuffix strings.Index
      strings.LastIndex strings.IndexByte strings.Count strings.EqualFold strings.Compare bytes.Contains bytes.Equal
      len cap int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 float32 float64 bool min max
      slices.Contains slices.Index slices.ContainsFunc regexp.MatchString regexp.Match errors.Is errors.As
      time.Now time.Since time.Duration os.Getpid rand.Int rand.Intn rand.Float64 utf8.RuneCountInString utf8.ValidString
      hmac.Equal subtle.ConstantTimeCompare crypto/subtle.ConstantTimeCompare crypto/hmac.Equal reflect.DeepEqual`,
    proves: `strconv.Atoi strconv.ParseInt strconv.ParseUint strconv.ParseFloat strconv.ParseBool time.Parse
      time.ParseDuration uuid.Parse uuid.MustParse github.com/google/uuid.Parse github.com/google/uuid.MustParse`,
    same: `string strings.ToLower strings.ToUpper strings.TrimSpace strings.Clone strings.ToTitle bytes.NewBufferString
      bytes.NewBuffer strings.NewReader bytes.NewReader bufio.NewReader bufio.NewScanner bufio.NewWriter io.NopCloser`,
    format: 'fmt.Sprintf',
    error: 'errors.New fmt.Errorf',
    list: 'slices.Clone slices.Collect slices.Values slices.Compact',
    mixed: 'slices.Sorted',
    shuffles: 'sort.Strings slices.Sort slices.Reverse slices.SortFunc sort.Slice sort.Sort sort.SliceStable',
    'copies-into': 'copy',
    keys: 'maps.Keys',
    values: 'maps.Values',
    table: 'maps.Clone',
    merge: 'maps.Copy',
    'fills-arguments': `json.Unmarshal xml.Unmarshal yaml.Unmarshal encoding/json.Unmarshal encoding/xml.Unmarshal
      fmt.Sscanf fmt.Sscan fmt.Sscanln fmt.Fscan fmt.Fscanf fmt.Fscanln fmt.Fprintf fmt.Fprint fmt.Fprintln io.Copy
      io.WriteString mapstructure.Decode`,
    ends: `os.Exit log.Fatal log.Fatalf log.Fatalln log.Panic log.Panicf log.Panicln panic syscall.Exit runtime.Goexit
      klog.Fatal klog.Fatalf glog.Fatal glog.Fatalf logrus.Fatal logrus.Fatalf github.com/sirupsen/logrus.Fatal
      github.com/sirupsen/logrus.Fatalf`,
  }),
  callbacks: byName<CallbackUse>({}),
};
