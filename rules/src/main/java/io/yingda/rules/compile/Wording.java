package io.yingda.rules.compile;

import io.yingda.engine.problem.Nearest;
import io.yingda.rules.drl.DrlFile;
import io.yingda.rules.drl.Outline;
import io.yingda.rules.drl.Section;
import io.yingda.rules.drl.Token;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A compiler's message in Chinese, with the nearest word of the vocabulary where one was misspelt.
 *
 * @param what what is wrong
 * @param remedy how to mend it
 */
record Wording(String what, String remedy) {

    private static final Pattern NO_CLASS =
            Pattern.compile("Unable to find class: (\\S+)|(\\S+) cannot be resolved to a type");
    private static final Pattern NO_FIELD = Pattern.compile("Unknown field (\\S+) on class (\\S+)");
    private static final Pattern NO_METHOD = Pattern.compile(
            "Method (\\S+) on class (\\S+) with arguments .* is missing|The method ([^(\\s]+)\\(.*\\) is undefined for the type (\\S+)");
    private static final Pattern NO_VARIABLE = Pattern.compile("(\\S+) cannot be resolved(?: to a variable)?");
    private static final Pattern ARGUMENTS = Pattern.compile(
            "The method ([^(\\s]+)\\((.*)\\) in the type (\\S+) is not applicable for the arguments \\((.*)\\)");
    private static final Pattern MISMATCH = Pattern.compile("Type mismatch: cannot convert from (.+) to (.+)");
    private static final Set<String> GRAMMAR = Set.of(
            "salience", "no-loop", "activation-group", "enabled", "when", "then", "end", "rule", "not", "exists");

    /** The word a message is about; empty when it names none. */
    static String subject(String message) {
        for (Pattern pattern : List.of(NO_CLASS, NO_FIELD, NO_METHOD, ARGUMENTS, NO_VARIABLE)) {
            Matcher matcher = pattern.matcher(message);
            if (matcher.matches()) {
                for (int group : new int[] {1, 3, 2}) {
                    if (group <= matcher.groupCount() && matcher.group(group) != null) {
                        return matcher.group(group);
                    }
                }
            }
        }
        return "";
    }

    /** The type a message misses something of; empty when it names none. */
    static String owner(String message) {
        Matcher field = NO_FIELD.matcher(message);
        if (field.matches()) {
            return field.group(2);
        }
        Matcher method = NO_METHOD.matcher(message);
        if (method.matches()) {
            return method.group(2) == null ? method.group(4) : method.group(2);
        }
        return "";
    }

    /** The first word of a condition that its pattern's type does not know; empty when all are known or the type is not. */
    static String unknown(String condition, String type) {
        Set<String> members = members(type);
        if (members.isEmpty()) {
            return "";
        }
        Outline outline = Outline.of(new DrlFile("", condition), problem -> {});
        for (int position = 0; position < outline.tokens().size(); position++) {
            Token token = outline.tokens().get(position);
            if (token.isWord() && !outline.follows(position, '.') && !members.contains(token.text())) {
                return token.text();
            }
        }
        return "";
    }

    static Wording of(String message, String name, String type, List<Outline> files) {
        Matcher arguments = ARGUMENTS.matcher(message);
        Matcher mismatch = MISMATCH.matcher(message);
        if (NO_CLASS.matcher(message).matches()) {
            return new Wording(
                    "没有这种事实或类型：" + name,
                    nearest(name, Vocabulary.facts(), "可用的事实：" + String.join("、", Vocabulary.facts())));
        }
        if (arguments.matches()) {
            return new Wording(
                    simple(arguments.group(3)) + "." + arguments.group(1) + " 要的参数是（" + arguments.group(2) + "），这里给的是（"
                            + arguments.group(4) + "）",
                    "请对照 rules/README.md 里的用法");
        }
        if (mismatch.matches()) {
            return new Wording("类型不对：这里不能把 " + mismatch.group(1) + " 当作 " + mismatch.group(2), "请检查比较或赋值两边的类型");
        }
        if (!name.isEmpty() && !type.isEmpty()) {
            Set<String> members = members(type);
            if (Vocabulary.facts().contains(simple(type)) && message.startsWith("Method ")) {
                Set<String> callable = new TreeSet<>(functions(files));
                callable.addAll(members);
                return new Wording(
                        "没有叫 " + name + " 的函数，" + simple(type) + " 也没有这个方法",
                        nearest(name, callable, "可用的有：" + String.join("、", callable)));
            }
            return new Wording(
                    simple(type) + " 没有 " + name,
                    members.isEmpty()
                            ? "请对照 rules/README.md 里的用法"
                            : nearest(name, members, "可用的有：" + String.join("、", members)));
        }
        if (NO_VARIABLE.matcher(message).matches()) {
            return new Wording(
                    "不认识 " + name, nearest(name, known(files), "文字要加英文引号；变量要先在条件里绑定；函数名和事实名请对照 rules/README.md"));
        }
        if (message.contains("Analyse Expression") || message.contains("parse left part")) {
            return new Wording(
                    "这个条件看不懂："
                            + message.replaceFirst("^.*?[Ee]xpression:?\\s*", "")
                                    .replaceFirst(":$", ""),
                    "请检查属性名、括号和逗号");
        }
        return new Wording("编译不过：" + message, "请对照 rules/README.md 里的用法");
    }

    /** How to mend a rule that breaks the grammar at this word. */
    static String grammar(String word) {
        if (word.equals("=")) {
            return "比较是否相等请写 ==";
        }
        if (word.equals("end")) {
            return "前面可能少了 then，或括号没有配对";
        }
        return Nearest.to(word, GRAMMAR)
                .filter(near -> !near.equals(word))
                .map(near -> "您是不是想写“" + near + "”？")
                .orElse("前面可能少了逗号、括号或 then");
    }

    private static String nearest(String name, Collection<String> known, String otherwise) {
        return Nearest.to(name, known).map(near -> "您是不是想写 " + near + "？").orElse(otherwise);
    }

    private static Set<String> members(String type) {
        Set<String> members = new TreeSet<>();
        Vocabulary.named(type).forEach(each -> members.addAll(Vocabulary.members(each)));
        return members;
    }

    private static Set<String> known(List<Outline> files) {
        Set<String> known = new TreeSet<>(Vocabulary.facts());
        known.add("decide");
        known.add("Kind");
        known.addAll(functions(files));
        return known;
    }

    private static Set<String> functions(List<Outline> files) {
        Set<String> functions = new TreeSet<>();
        files.forEach(file -> file.functions().stream().map(Section::name).forEach(functions::add));
        return functions;
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
