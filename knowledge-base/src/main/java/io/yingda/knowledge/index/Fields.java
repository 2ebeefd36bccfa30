package io.yingda.knowledge.index;

import io.yingda.engine.knowledge.Token;
import io.yingda.knowledge.text.FoldingTokenizer;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
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

    private static final int PLACE_BITS = 16;

    private Fields() {}

    static List<Document> documents(Entry entry, List<Cut> phrasings, Cut answer, Cut named) {
        List<Document> documents = new ArrayList<>();
        for (int phrasing = 0; phrasing < phrasings.size(); phrasing++) {
            documents.add(document(entry, phrasing, phrasings.get(phrasing), Cut.NOTHING, Cut.NOTHING));
        }
        documents.add(document(entry, -1, Cut.NOTHING, answer, named));
        return documents;
    }

    /** Every document has every field, be it empty: Lucene looks lengths up faster in a field that no document lacks. */
    private static Document document(Entry entry, int phrasing, Cut asked, Cut answer, Cut named) {
        Document document = placed(entry, phrasing);
        document.add(field(WORDS, asked.text(), asked.words()));
        document.add(field(PAIRS, asked.text(), asked.pairs()));
        document.add(field(SOUNDS, asked.text(), asked.sounds()));
        document.add(field(ANSWER_WORDS, answer.text(), answer.words()));
        // Pairs of answers are many; with phrasings to go by, words are enough to be found by.
        boolean answerOnly = entry.phrasings().isEmpty();
        document.add(field(ANSWER_PAIRS, answer.text(), answerOnly ? answer.pairs() : List.of()));
        document.add(field(KEYWORDS, named.text(), named.words()));
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
        return document;
    }

    private static TextField field(String name, String text, List<Token> tokens) {
        FoldingTokenizer tokenizer = new FoldingTokenizer(folded -> tokens);
        tokenizer.setReader(new StringReader(text));
        return new TextField(name, tokenizer);
    }
}
