package io.yingda.rules.compile;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What rules may use: the vocabulary, and those parts of Java that compute on values. Everything that reaches out of a turn
 * (files, network, processes, threads, reflection, the clock, system settings) is out, as is whatever can run for ever
 * without asking the budget.
 */
final class Permissions {

    private static final Set<String> JAVA = Stream.of(
                    names(
                            "java.lang.",
                            "Object String StringBuilder CharSequence Number Integer Long Double Float Short Byte Boolean "
                                    + "Character Math Enum Iterable Comparable Override Exception RuntimeException "
                                    + "IllegalArgumentException IllegalStateException NullPointerException "
                                    + "IndexOutOfBoundsException NumberFormatException ArithmeticException MatchException"),
                    names(
                            "java.util.",
                            "Collection List Set Map Map$Entry SequencedCollection SequencedSet SequencedMap SortedSet "
                                    + "SortedMap NavigableSet NavigableMap Queue Deque Iterator ListIterator ArrayList "
                                    + "LinkedList ArrayDeque PriorityQueue HashMap LinkedHashMap TreeMap HashSet "
                                    + "LinkedHashSet TreeSet EnumMap EnumSet Arrays Collections Objects Optional "
                                    + "OptionalInt OptionalLong OptionalDouble Comparator Locale "
                                    + "NoSuchElementException"),
                    names("java.util.regex.", "Pattern Matcher MatchResult"),
                    names(
                            "java.util.stream.",
                            "Stream BaseStream IntStream LongStream DoubleStream Collectors Collector"),
                    names(
                            "java.time.",
                            "LocalDate LocalDateTime LocalTime DayOfWeek Month YearMonth MonthDay Year Duration Period "
                                    + "Instant ZoneId ZoneOffset ZonedDateTime DateTimeException"),
                    names("java.time.format.", "DateTimeFormatter DateTimeFormatterBuilder DateTimeParseException"),
                    names(
                            "java.time.temporal.",
                            "ChronoUnit ChronoField TemporalUnit TemporalField Temporal TemporalAccessor TemporalAmount "
                                    + "TemporalAdjuster TemporalAdjusters"),
                    names("java.time.chrono.", "ChronoLocalDate ChronoLocalDateTime"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    /** Classes that compiled code names without a rule having named them. */
    private static final Map<String, Set<String>> BY_COMPILERS = Map.of(
            "java.lang.System", Set.of("arraycopy"),
            "java.lang.Class", Set.of("desiredAssertionStatus"),
            "java.lang.Throwable", Set.of("addSuppressed"),
            "java.lang.MatchException", Set.of("<init>"),
            "java.lang.NoSuchFieldError", Set.of(),
            "java.lang.invoke.MethodHandles", Set.of(),
            "java.lang.invoke.MethodHandles$Lookup", Set.of(),
            "java.lang.invoke.LambdaMetafactory", Set.of("metafactory", "altMetafactory"),
            "java.lang.invoke.StringConcatFactory", Set.of("makeConcatWithConstants", "makeConcat"));

    /**
     * Members that wait, reflect, read settings or the clock, use other threads, make endless things, or evaluate regular
     * expressions where the budget cannot see it.
     */
    private static final Set<String> NEVER = Set.of(
            "wait",
            "notify",
            "notifyAll",
            "getInteger",
            "getLong",
            "getBoolean",
            "parallelStream",
            "parallel",
            "generate",
            "iterate",
            "range",
            "rangeClosed",
            "nCopies",
            "repeat",
            "indent",
            "teeing",
            "asPredicate",
            "asMatchPredicate",
            "splitAsStream",
            "splitWithDelimiters",
            "now",
            "systemDefault",
            "datesUntil",
            "getDeclaringClass",
            "describeConstable",
            "setDefault");

    /** Members that are harmless elsewhere: texts that grow in other ways than by appending, and functions put together. */
    private static final Map<String, Set<String>> NEVER_OF = Map.of(
            "io.yingda.engine.decision.Decisions",
            Set.of("firing"),
            "java.lang.StringBuilder",
            Set.of("insert", "replace", "setLength", "ensureCapacity"));

    /** Of {@code f.andThen(f).andThen(…)} each step doubles the work, and no code of the rule is asked in between. */
    private static final Set<String> NEVER_OF_FUNCTIONS = Set.of("andThen", "compose", "and", "or");

    private static final String FUNCTIONS = "java.util.function.";

    private Permissions() {}

    /** Whether a rule may name this class. */
    static boolean names(String type) {
        return Vocabulary.byName().containsKey(type) || JAVA.contains(type) || type.startsWith(FUNCTIONS);
    }

    /** Whether a rule's class file may refer to this class. */
    static boolean refers(String type) {
        return names(type) || BY_COMPILERS.containsKey(type) || ofModel(type);
    }

    /** Whether a rule's class file may use this member. */
    static boolean uses(String type, String member) {
        Set<String> byCompilers = BY_COMPILERS.get(type);
        if (byCompilers != null) {
            return byCompilers.contains(member);
        }
        if (type.equals("io.yingda.rules.run.Budget")) {
            return member.equals("left");
        }
        if (ofModel(type)) {
            return true;
        }
        return names(type) && !isNever(type, member);
    }

    /** Whether no rule may call a member of this name on anything but its own vocabulary. */
    static boolean isNever(String member) {
        return NEVER.contains(member);
    }

    private static boolean isNever(String type, String member) {
        if (NEVER_OF.getOrDefault(type, Set.of()).contains(member)) {
            return true;
        }
        return !Vocabulary.byName().containsKey(type)
                && (NEVER.contains(member) || (type.startsWith(FUNCTIONS) && NEVER_OF_FUNCTIONS.contains(member)));
    }

    /** What Drools' generated code is made of. Rules cannot name it, and the handle on the session is not part of it. */
    private static boolean ofModel(String type) {
        return !type.equals("org.drools.model.Drools")
                && !type.equals("org.drools.model.RuleContext")
                && (type.startsWith("org.drools.model.")
                        || type.startsWith("org.drools.modelcompiler.dsl.pattern.")
                        || type.equals("org.drools.modelcompiler.util.EvaluationUtil")
                        || type.startsWith("org.drools.core.base.accumulators.")
                        || type.equals("org.drools.compiler.kie.builder.MaterializedLambda")
                        || type.equals("org.drools.util.DateUtils")
                        || type.equals("org.kie.api.runtime.rule.AccumulateFunction")
                        || type.equals("io.yingda.rules.run.Budget")
                        || type.equals("io.yingda.rules.run.Expressions")
                        || type.equals("io.yingda.rules.run.Texts"));
    }

    private static Set<String> names(String group, String names) {
        return Arrays.stream(names.split(" ")).map(name -> group + name).collect(Collectors.toUnmodifiableSet());
    }
}
