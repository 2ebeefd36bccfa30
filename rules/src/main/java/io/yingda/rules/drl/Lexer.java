package io.yingda.rules.drl;

import io.yingda.engine.problem.Problem;
import io.yingda.rules.drl.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** Cuts a rule file into tokens. */
final class Lexer {

    private static final Map<String, String> WIDE = Map.ofEntries(
            Map.entry("（", "("),
            Map.entry("）", ")"),
            Map.entry("，", ","),
            Map.entry("；", ";"),
            Map.entry("：", ":"),
            Map.entry("“", "\""),
            Map.entry("”", "\""),
            Map.entry("‘", "'"),
            Map.entry("’", "'"),
            Map.entry("！", "!"),
            Map.entry("＝", "="),
            Map.entry("＞", ">"),
            Map.entry("＜", "<"),
            Map.entry("。", "."),
            Map.entry("、", ","));

    private final String file;
    private final String text;
    private final Consumer<Problem> problems;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private int line = 1;

    private Lexer(String file, String text, Consumer<Problem> problems) {
        this.file = file;
        this.text = text;
        this.problems = problems;
    }

    /** @param problems receives quotes and comments that are never closed, and Chinese punctuation outside of them */
    static List<Token> tokens(String file, String text, Consumer<Problem> problems) {
        Lexer lexer = new Lexer(file, text, problems);
        while (lexer.position < text.length()) {
            lexer.next();
        }
        return List.copyOf(lexer.tokens);
    }

    private void next() {
        char character = text.charAt(position);
        if (character == '\n') {
            line++;
            position++;
        } else if (Character.isWhitespace(character)) {
            position++;
        } else if (text.startsWith("//", position)) {
            position = endOfLine(position);
        } else if (text.startsWith("/*", position)) {
            comment();
        } else if (character == '"' || character == '\'') {
            string(character);
        } else if (Character.isJavaIdentifierStart(character)) {
            take(Kind.WORD, whileIn(Character::isJavaIdentifierPart));
        } else if (Character.isDigit(character)) {
            take(Kind.NUMBER, whileIn(digit -> Character.isLetterOrDigit(digit) || digit == '_'));
        } else {
            String meant = WIDE.get(String.valueOf(character));
            if (meant != null) {
                problems.accept(Problem.error(file, line, "这里用了中文标点 " + character, "请改成英文的 " + meant));
            }
            take(Kind.SYMBOL, position + 1);
        }
    }

    private void comment() {
        int close = text.indexOf("*/", position + 2);
        if (close < 0) {
            problems.accept(Problem.error(file, line, "注释 /* 没有结束", "请在注释后面补上 */"));
        }
        int end = close < 0 ? text.length() : close + 2;
        line += (int) text.substring(position, end)
                .chars()
                .filter(each -> each == '\n')
                .count();
        position = end;
    }

    private void string(char quote) {
        int limit = endOfLine(position);
        int end = position + 1;
        while (end < limit && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= limit) {
            problems.accept(Problem.error(
                    file,
                    line,
                    "引号没有配对：" + text.substring(position, limit).strip(),
                    "请在同一行里补上结尾的 " + quote + "（英文引号）"));
            end = limit;
        }
        tokens.add(new Token(Kind.STRING, text.substring(position + 1, end), line, position, Math.min(end + 1, limit)));
        position = Math.min(end + 1, limit);
    }

    private void take(Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(position, end), line, position, end));
        position = end;
    }

    private int whileIn(IntPredicate part) {
        int end = position + 1;
        while (end < text.length() && part.test(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
