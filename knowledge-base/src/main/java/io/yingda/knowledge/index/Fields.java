package io.yingda.knowledge.index;

import io.yingda.engine.article.Article;
import io.yingda.knowledge.text.FoldingTokenizer;
import io.yingda.knowledge.text.Pairs;
import io.yingda.knowledge.text.Syllables;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Tokenizer;
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
            Document document = document(entry, phrasing);
            document.add(new TextField(WORDS, words(entry, text)));
            document.add(new TextField(PAIRS, tokenizer(new FoldingTokenizer(Pairs::of), text)));
            document.add(new TextField(SOUNDS, tokenizer(new FoldingTokenizer(Syllables::of), text)));
            documents.add(document);
        }
        Document answer = document(entry, -1);
        String text = entry.article().answer();
        answer.add(new TextField(ANSWER_WORDS, words(entry, text)));
        answer.add(new TextField(ANSWER_PAIRS, tokenizer(new FoldingTokenizer(Pairs::of), text)));
        answer.add(new TextField(
                KEYWORDS, words(entry, String.join("\n", entry.article().keywords()))));
        documents.add(answer);
        return documents;
    }

    /** Where a document stands, as its number of doc values tells. */
    static int entry(long place) {
        return (int) (place >> PLACE_BITS);
    }

    static int phrasing(long place) {
        return (int) (place & ((1 << PLACE_BITS) - 1)) - 1;
    }

    private static Document document(Entry entry, int phrasing) {
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

    private Tokenizer words(Entry entry, String text) {
        return tokenizer(
                new FoldingTokenizer(folded -> reading.telling(reading.tokens(entry.account(), folded))), text);
    }

    private static Tokenizer tokenizer(Tokenizer tokenizer, String text) {
        tokenizer.setReader(new StringReader(text));
        return tokenizer;
    }
}
