package io.yingda.rules.drl;

import io.yingda.engine.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A rule file seen from above.
 *
 * @param source the file
 * @param tokens all of its tokens
 * @param rules its rules, in order
 * @param functions its functions, in order
 * @param statements the lines above the rules: {@code package}, {@code import}, {@code global} and others, in order
 */
public record Outline(
        DrlFile source, List<Token> tokens, List<Section> rules, List<Section> functions, List<Statement> statements) {

    public Outline {
        tokens = List.copyOf(tokens);
        rules = List.copyOf(rules);
        functions = List.copyOf(functions);
        statements = List.copyOf(statements);
    }

    /**
     * A line that is neither rule nor function.
     *
     * @param word its first word
     * @param rest what follows, without spaces, as one text
     * @param line its line
     */
    public record Statement(String word, String rest, int line) {}

    /** @param problems receives quotes, brackets and rules that are never closed, and whatever fits nowhere */
    public static Outline of(DrlFile source, Consumer<Problem> problems) {
        return new OutlineReader(source, problems).read();
    }

    public String file() {
        return source.file();
    }

    /** The token at this position, if the file is that long. */
    public Optional<Token> token(int position) {
        return position >= 0 && position < tokens.size() ? Optional.of(tokens.get(position)) : Optional.empty();
    }

    /** Whether the token before this one is this symbol. */
    public boolean follows(int position, char symbol) {
        return token(position - 1).filter(token -> token.isSymbol(symbol)).isPresent();
    }

    /** Whether the token after this one is this symbol. */
    public boolean precedes(int position, char symbol) {
        return token(position + 1).filter(token -> token.isSymbol(symbol)).isPresent();
    }
}
