package io.yingda.knowledge.index;

import io.yingda.engine.article.Article;
import io.yingda.engine.knowledge.Token;
import io.yingda.knowledge.text.Folding;
import io.yingda.knowledge.text.Pairs;
import io.yingda.knowledge.text.Syllables;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Takes articles apart. */
final class EntryReader {

    private final Reading reading;
    private final Lexicon lexicon;

    EntryReader(Reading reading, Lexicon lexicon) {
        this.reading = reading;
        this.lexicon = lexicon;
    }

    Entry read(int number, Article article) {
        Set<String> accounts = article.accounts();
        String account = accounts.size() == 1 ? accounts.iterator().next() : "";
        String own = reading.isOwn(account) ? account : "";
        List<Wording> phrasings = new ArrayList<>();
        for (String phrasing : article.phrasings()) {
            phrasings.add(wording(own, phrasing, true));
        }
        Set<String> keywords = article.keywords().stream()
                .map(Folding::bare)
                .filter(keyword -> !keyword.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return new Entry(
                number,
                article,
                List.copyOf(phrasings),
                wording(own, article.answer(), false),
                wording(own, String.join("\n", article.keywords()), false),
                keywords,
                own,
                digest(article));
    }

    private Wording wording(String account, String text, boolean sounds) {
        String folded = Folding.fold(text);
        List<Token> tokens = reading.tokens(account, folded);
        return new Wording(
                text,
                sounds ? Folding.bare(text) : "",
                lexicon.learn(reading.telling(tokens)),
                lexicon.learn(Pairs.of(folded)),
                sounds ? lexicon.learn(Syllables.of(folded)) : Terms.NONE);
    }

    static String digest(Article article) {
        return digest(String.join(
                "\u0000",
                article.id(),
                article.phrasings().toString(),
                article.answer(),
                article.replies().toString(),
                article.category(),
                article.keywords().toString(),
                new TreeSet<>(article.accounts()).toString(),
                article.validity().toString()));
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
