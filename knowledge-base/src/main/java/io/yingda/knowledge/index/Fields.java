package io.yingda.knowledge.index;

import io.yingda.engine.article.Article;
import io.yingda.engine.knowledge.Token;
import io.yingda.knowledge.text.FoldingTokenizer;
import io.yingda.knowledge.text.Pairs;
import io.yingda.knowledge.text.Syllables;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;

/** What Lucene knows of an entry: a document for each phrasing, and one for the answer with the keywords. */
final class Fields {

    static final String WORDS = "words";
    static final String PAIRS = "pairs";
    static final String SOUNDS = "sounds";
    static final String KEYWORDS = "keywords";
    static final String ANSWER_WORDS = "answer-words";
    static final String ANSWER_PAIRS = "answer-pairs";
    static final String ENTRY = "entry";
    static final String PLACE = "place";
    static final String ACCOUNT = "account";
    static final String FROM = "from";
    static final String UNTIL = "until";
    static final String EVERY_ACCOUNT = "*";

    private static final int PLACE_BITS = 16;

    private final Reading reading;

    Fields(Reading reading) {
        this.reading = reading;
    }

    List<Document> documents(Entry entry) {
        List<Document> documents = new ArrayList<>();
        for (int phrasing = 0; phrasing < entry.phrasings().size(); phrasing++) {
            String text = entry.phrasings().get(phrasing).text();
            documents.add(document(entry, phrasing, text, "", ""));
        }
        documents.add(document(
                entry,
                -1,
                "",
                entry.article().answer(),
                String.join("\n", entry.article().keywords())));
        return documents;
    }

    /** Every document has every field, be it empty: Lucene looks lengths up faster in a field that no document lacks. */
    private Document document(Entry entry, int phrasing, String asked, String answer, String keywords) {
        Document document = placed(entry, phrasing);
        // Pairs of answers are many; with phrasings to go by, words are enough to be found by.
        String answerPairs = entry.phrasings().isEmpty() ? answer : "";
        document.add(words(entry, WORDS, asked));
        document.add(field(PAIRS, Pairs::of, asked));
        document.add(field(SOUNDS, Syllables::of, asked));
        document.add(words(entry, ANSWER_WORDS, answer));
        document.add(field(ANSWER_PAIRS, Pairs::of, answerPairs));
        document.add(words(entry, KEYWORDS, keywords));
        return document;
    }

    /** Where a document stands, as its number of doc values tells. */
    static int entry(long place) {
        return (int) (place >> PLACE_BITS);
    }

    static int phrasing(long place) {
        return (int) (place & ((1 << PLACE_BITS) - 1)) - 1;
    }

    private static Document placed(Entry entry, int phrasing) {
        Document document = new Document();
        document.add(new StringField(ENTRY, Integer.toString(entry.number()), Field.Store.NO));
        document.add(new NumericDocValuesField(PLACE, ((long) entry.number() << PLACE_BITS) + phrasing + 1));
        Article article = entry.article();
        Set<String> accounts = article.accounts().isEmpty() ? Set.of(EVERY_ACCOUNT) : article.accounts();
        accounts.forEach(account -> document.add(new StringField(ACCOUNT, account, Field.Store.NO)));
        LocalDate from = article.validity().from();
        LocalDate until = article.validity().until();
        document.add(new LongPoint(FROM, from == null ? Long.MIN_VALUE : from.toEpochDay()));
        document.add(new LongPoint(UNTIL, until == null ? Long.MAX_VALUE : until.toEpochDay()));
        return document;
    }

    private TextField words(Entry entry, String name, String text) {
        return field(name, folded -> reading.telling(reading.tokens(entry.account(), folded)), text);
    }

    private static TextField field(String name, Function<String, List<Token>> cutter, String text) {
        FoldingTokenizer tokenizer = new FoldingTokenizer(cutter);
        tokenizer.setReader(new StringReader(text));
        return new TextField(name, tokenizer);
    }
}
