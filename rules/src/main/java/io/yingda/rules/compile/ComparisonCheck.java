package io.yingda.rules.compile;

import io.yingda.engine.problem.Problem;
import io.yingda.rules.drl.Outline;
import io.yingda.rules.drl.Section;
import io.yingda.rules.drl.Token;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds properties compared with a text that are none, since Drools then speaks of its own code only. */
final class ComparisonCheck {

    private final Outline file;
    private final Consumer<Problem> problems;

    ComparisonCheck(Outline file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    void run() {
        file.rules().forEach(this::rule);
    }

    private void rule(Section rule) {
        for (int position = rule.from() + 2; position + 3 < rule.body(); position++) {
            Token name = file.tokens().get(position);
            Token text = file.tokens().get(position + 3);
            boolean compared =
                    file.precedes(position + 1, '=') && (file.precedes(position, '=') || file.precedes(position, '!'));
            if (name.isWord() && compared && !file.follows(position, '.') && text.isString()) {
                new Locator.Spot(file, position)
                        .pattern()
                        .flatMap(type -> returned(type, name.text()))
                        .ifPresent(type -> report(name, type, text));
            }
        }
    }

    private void report(Token name, Class<?> type, Token text) {
        if (type.isEnum()) {
            problems.accept(Problem.error(
                    file.file(),
                    name.line(),
                    name.text() + " 不是文字，不能和 \"" + text.text() + "\" 比较",
                    "请写 " + type.getSimpleName() + "." + text.text() + " 这样的值，不加引号"));
        } else if (type.isPrimitive()) {
            problems.accept(Problem.error(
                    file.file(),
                    name.line(),
                    name.text() + " 不是文字，不能和 \"" + text.text() + "\" 比较",
                    "数字和 true、false 不加引号"));
        }
    }

    private static Optional<Class<?>> returned(String type, String property) {
        return Vocabulary.named(type)
                .flatMap(each -> Stream.of(each.getDeclaredMethods()))
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> method.getName().equals(property)
                        || Vocabulary.property(method.getName())
                                .filter(property::equals)
                                .isPresent())
                .<Class<?>>map(Method::getReturnType)
                .findFirst();
    }
}
