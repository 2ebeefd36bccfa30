package io.yingda.server.measure;

import io.yingda.server.measure.BenchReport.Latency;
import java.time.Duration;

/**
 * What the process that plays followers and agents is told at its start, as one line of JSON. It answers with what it has
 * {@linkplain Opened opened}, and from then on each {@linkplain Run run} with a {@linkplain Result result}.
 *
 * @param pushes how the followers' messages are made; each follower has one conversation
 * @param path the account's path
 * @param first the path of the link that makes the first admin, who lets the agents in
 * @param words what a follower writes to be handed over
 * @param rate messages a second with which the conversations are begun
 * @param patienceMillis how long all of them may take to be with an agent
 */
record DeskJob(
        LoadJob pushes,
        int port,
        String path,
        String first,
        int agents,
        String words,
        double rate,
        long patienceMillis) {

    /** How many agents have their page open, and how many conversations they have. */
    record Opened(int agents, int conversations) {}

    /**
     * Followers who write at a constant rate.
     *
     * @param millis for how long
     * @param patienceMillis how long afterwards the last of it may take to arrive
     */
    record Run(double rate, long millis, long patienceMillis) {
        static Run of(double rate, Duration time, Duration patience) {
            return new Run(rate, time.toMillis(), patience.toMillis());
        }
    }

    /**
     * What came of it.
     *
     * @param refused pushes that were not answered with 200
     * @param lost lines that no agent's page was shown
     * @param twice lines that were shown again, to whomever
     * @param disordered lines that were shown after a later one of the same follower, who had an answer before writing it
     * @param latency from the moment a push was due to be sent until its line was on the agent's page
     */
    record Result(long sent, long refused, long lost, long twice, long disordered, Latency latency) {}
}
