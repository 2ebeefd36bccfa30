package io.yingda.knowledge.ranking;

import io.yingda.knowledge.index.Question;

/** One way of judging how near an entry is to a question: sets its own features and leaves the others alone. */
interface Signal {

    void measure(Question question, Contender contender);
}
