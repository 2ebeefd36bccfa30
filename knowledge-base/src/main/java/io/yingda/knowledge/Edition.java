package io.yingda.knowledge;

import io.yingda.engine.article.Article;
import io.yingda.engine.knowledge.Token;
import io.yingda.knowledge.dictionary.Dictionary;
import io.yingda.knowledge.index.ArticleIndex;
import io.yingda.knowledge.index.Catalogue;
import io.yingda.knowledge.index.KeptIndex;
import io.yingda.knowledge.ranking.Ranking;
import java.util.List;
import java.util.Optional;

/**
 * One version of the content in service.
 *
 * @param dictionary what its texts were read with
 * @param index where its catalogue came from, and the next one may
 */
record Edition(Dictionary dictionary, ArticleIndex index, Catalogue catalogue, RememberedFindings findings) {

    /** The same content, ranked better. */
    Edition rankedBy(Ranking better) {
        return new Edition(dictionary, index, catalogue, findings.rankedBy(better));
    }

    static Edition first(Dictionary dictionary, List<Article> articles) {
        return of(new ArticleIndex(dictionary), dictionary, articles, new MeaningGate());
    }

    /** With the index of an earlier process; empty when it is not worth going on with. */
    static Optional<Edition> first(Dictionary dictionary, List<Article> articles, KeptIndex kept) {
        Optional<Edition> edition =
                ArticleIndex.of(dictionary, kept).map(index -> of(index, dictionary, articles, new MeaningGate()));
        if (edition.isPresent() && edition.get().index().isWorn()) {
            edition.get().close();
            return Optional.empty();
        }
        return edition;
    }

    private static Edition of(ArticleIndex index, Dictionary dictionary, List<Article> articles, MeaningGate gate) {
        Catalogue catalogue = index.catalogue(articles);
        return new Edition(dictionary, index, catalogue, new RememberedFindings(new Ranking(catalogue), gate));
    }

    /**
     * The version after this one. Another dictionary, or an index that kept too much of what is gone, reads every text anew;
     * otherwise only changed articles are indexed.
     */
    Edition next(Dictionary nextDictionary, List<Article> articles) {
        if (!nextDictionary.equals(dictionary) || index.isWorn()) {
            return of(new ArticleIndex(nextDictionary), nextDictionary, articles, findings.gate());
        }
        Catalogue next = index.catalogue(articles);
        return new Edition(
                dictionary, index, next, findings.rankedBy(findings.ranking().over(next)));
    }

    /** Frees what the next version does not use, as soon as no search uses it. */
    void retire(Edition next) {
        catalogue.release();
        if (next.index != index) {
            index.close();
        }
    }

    void close() {
        catalogue.release();
        index.close();
    }

    List<Token> tokens(String account, String folded) {
        return index.tokens(account, folded);
    }
}
