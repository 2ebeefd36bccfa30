package io.yingda.knowledge.dictionary;

import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.text.Folding;
import java.util.ArrayList;
import java.util.List;

/** A line of a word list that holds something: folded, without comment. */
record Line(String file, int number, String folded) {

    static List<Line> of(String file, String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            int comment = line.indexOf('#');
            String content = comment < 0 ? line : line.substring(0, comment);
            String folded = Folding.fold(content).strip();
            if (!folded.isEmpty()) {
                lines.add(new Line(file, number, folded));
            }
        }
        return lines;
    }

    Problem error(String what, String remedy) {
        return Problem.error(file, number, what, remedy);
    }

    Problem warning(String what, String remedy) {
        return Problem.warning(file, number, what, remedy);
    }
}
