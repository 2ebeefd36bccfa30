package io.yingda.engine.turn;

import io.yingda.engine.fact.Part;
import io.yingda.engine.knowledge.Findings;
import java.util.List;

/**
 * What was found for a message.
 *
 * @param findings for the message as a whole
 * @param readAs what was searched for in place of the words, since they lean on the question before; empty when they stand
 *     for themselves
 * @param parts the questions in it; empty when it asks one thing
 */
record Inquiry(Findings findings, String readAs, List<Part> parts) {}
