import { byName, type CallbackUse, type FunctionUse, type Library, type MethodUse } from './library.ts';

export const goLibrary: Library = {
  methods: byName<MethodUse>({
    harmless: 'Len Cap IsDir',
    same: 'String',
    build: 'WriteString WriteByte WriteRune',
    append: 'push',
  }),
  functions: byName<FunctionUse>({
    harmless: `strings.Contains strings.HasPrefix strings.HasSuffix strings.Index strings.Count strings.EqualFold
      strconv.Atoi strconv.ParseInt strconv.ParseUint strconv.ParseFloat strconv.ParseBool len cap int int64 int32
      uint uint64 float64 bool`,
    same: 'string strings.ToLower strings.ToUpper strings.TrimSpace strings.Clone',
    ends: 'os.Exit log.Fatal log.Fatalf panic',
  }),
  callbacks: byName<CallbackUse>({}),
};
