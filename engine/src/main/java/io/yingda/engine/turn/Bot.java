package io.yingda.engine.turn;

import io.yingda.engine.article.Article;
import io.yingda.engine.choice.Choices;
import io.yingda.engine.choice.Choices.NoneOfThese;
import io.yingda.engine.choice.Choices.Picked;
import io.yingda.engine.choice.Choices.SomethingElse;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Decision.Answer;
import io.yingda.engine.decision.Decision.AnswerEach;
import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.decision.Decision.Section;
import io.yingda.engine.decision.RuleBook;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Filling;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Message;
import io.yingda.engine.fact.Moment;
import io.yingda.engine.fact.Thresholds;
import io.yingda.engine.form.Forms;
import io.yingda.engine.form.Said;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.KnowledgeBase;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The flow of a turn: understand, search, decide, fill in or look up, reply. What the message is to a form that is being
 * filled is a fact like others, so that the rules say whether the form or something else goes first. Plain sequential code
 * without state of its own; turns of different followers may run at once.
 */
public final class Bot {

    private static final Set<String> ANSWERED = Set.of("Answer", "AnswerEach");
    private static final Inquiry NOTHING =
            new Inquiry(new Findings(List.of(), new Thresholds(1, 1, 0), ""), "", List.of());

    private final KnowledgeBase knowledge;
    private final RuleBook rules;
    private final CustomerRecords records;
    private final Supplier<Forms> forms;
    private final HumanDesk desk;
    private final OpeningHours hours;
    private final BotSettings settings;
    private final Clock clock;

    /** One that has no forms. */
    public Bot(
            KnowledgeBase knowledge,
            RuleBook rules,
            CustomerRecords records,
            HumanDesk desk,
            OpeningHours hours,
            BotSettings settings,
            Clock clock) {
        this(knowledge, rules, records, () -> Forms.NONE, desk, hours, settings, clock);
    }

    /** @param forms the forms in service, asked once a turn */
    public Bot(
            KnowledgeBase knowledge,
            RuleBook rules,
            CustomerRecords records,
            Supplier<Forms> forms,
            HumanDesk desk,
            OpeningHours hours,
            BotSettings settings,
            Clock clock) {
        this.knowledge = knowledge;
        this.rules = rules;
        this.records = records;
        this.forms = forms;
        this.desk = desk;
        this.hours = hours;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Runs one turn.
     *
     * @param kept the conversation as the last turn left it
     * @param known the follower as the last turn left it
     */
    public Turn turn(Conversation kept, Follower known, Inbound inbound) {
        Stopwatch stopwatch = new Stopwatch();
        Instant now = clock.instant();
        Reading reading = Reading.of(inbound);
        String account = inbound.header().follower().account();
        Forms inService = forms.get();
        Conversation before = resumed(kept, inService, now);

        Understanding said = reading.words().isBlank()
                ? Understanding.ofNothing(account)
                : stopwatch.time("understand", () -> knowledge.understand(account, reading.words()));
        Moment moment = hours.at(now);
        Choices.Choice choice = reading.again()
                ? new SomethingElse()
                : choice(before, said, moment.time().toLocalDate());
        Understanding understanding =
                choice instanceof Picked picked && picked.option().articleId() == null
                        ? knowledge.understand(account, picked.option().label())
                        : said;
        Inquirer inquirer = new Inquirer(knowledge, moment.time().toLocalDate(), settings.candidates());
        boolean answersMenu = !(choice instanceof SomethingElse);
        Inquiry inquiry = understanding.text().isEmpty()
                ? NOTHING
                : stopwatch.time(
                        "search",
                        () -> answersMenu ? inquirer.whole(understanding) : inquirer.of(understanding, before));
        Findings findings = inquiry.findings();

        Said words = new Said(
                understanding.text(),
                reading.words(),
                inbound instanceof Inbound.Image image ? image.mediaId() : "",
                moment.time().toLocalDate(),
                knowledge::fold);
        Conversation told =
                inService.hearing(withAnswerToQuestion(before, reading, said), words, reading.isEvent() || answersMenu);
        Follower follower = arrived(known.asOf(now), inbound, understanding);
        Facts facts = new Facts(
                message(reading, understanding, choice, inquiry.readAs()),
                findings.candidates(),
                inquiry.parts(),
                findings.thresholds(),
                follower,
                reading.again() ? told.filling(null).waitingFor(null) : told,
                moment,
                desk.state(account),
                lateAnswer(inbound));

        Deliberation deliberation = new Deliberation(rules, records, inService, inbound, words, stopwatch, facts);
        if (told.isWithAgent()) {
            deliberation.leaveToAgent();
        } else {
            deliberation.run();
        }
        Verdict verdict = deliberation.verdict();
        List<String> failures = new ArrayList<>(deliberation.failures());
        List<Article> answered = answered(deliberation.decision(), failures);
        Replies replies = new Replies(settings.fallback(), reading.isEvent());
        Decision decision = replies.settle(deliberation.decision(), answered);
        boolean miss = verdict.notes().miss() || replies.fellBack();
        Conversation after = Aftermath.of(
                deliberation.facts().conversation(),
                decision,
                verdict.notes(),
                reading.isEvent(),
                miss,
                answered,
                inquiry.question(decision, deliberation.rounds().size() > 1, miss, understanding, choice),
                now);
        boolean stillOpen = reading.again() && told.awaiting() != null;
        Trace trace = new Trace(
                inbound,
                now,
                understanding,
                deliberation.facts(),
                deliberation.rounds(),
                deliberation.progress(),
                decision,
                failures,
                stopwatch.steps(),
                findings.version());
        Conversation left = stillOpen ? after.waitingFor(told.awaiting()).filling(told.filling()) : after;
        boolean forgotten = verdict.notes().forgotten();
        return new Turn(
                decision,
                inbound instanceof Event.Unfollow
                        ? List.of()
                        : replies.render(decision, answered, verdict.notes().appended()),
                forgotten ? Conversation.begun(now) : left,
                forgotten
                        ? Follower.firstSeen(follower.id(), now)
                        : verdict.notes().of(follower),
                trace);
    }

    /** What may be the answer to these words, best first, without a turn. */
    public List<Candidate> candidates(String account, String words) {
        Understanding understanding = knowledge.understand(account, words);
        return understanding.text().isEmpty()
                ? List.of()
                : knowledge
                        .search(understanding, hours.at(clock.instant()).time().toLocalDate(), settings.candidates())
                        .candidates();
    }

    /** The article of this id, served or not. */
    public Optional<Article> article(String id) {
        return knowledge.article(id);
    }

    /**
     * A conversation left alone for long starts anew, unless it is the desk's: who waits keeps the place. A form that may be
     * left alone for longer goes on.
     */
    private Conversation resumed(Conversation kept, Forms inService, Instant now) {
        Filling filling = kept.filling();
        boolean isOver = filling != null && inService.isOver(filling, kept.lastAt(), now);
        Conversation resumed = isOver ? kept.filling(null) : kept;
        boolean old = kept.lastAt().plus(settings.idle()).isBefore(now);
        return !old || kept.isHandedOver() ? resumed : Conversation.begun(now).filling(resumed.filling());
    }

    /** What of a menu or of an answer's links the words take; a question that was asked goes before links. */
    private Choices.Choice choice(Conversation before, Understanding said, LocalDate today) {
        Choices.Choice choice = Choices.read(before.offered(), said.text(), knowledge::fold);
        if (!(choice instanceof SomethingElse) || before.awaiting() != null) {
            return choice;
        }
        List<Option> linked = before.linked().stream()
                .filter(link -> Optional.ofNullable(link.articleId())
                        .flatMap(knowledge::article)
                        .filter(article -> article.servedTo(said.account(), today))
                        .isPresent())
                .toList();
        return Choices.readLinks(linked, ANSWERED.contains(before.lastDecision()), said.text(), knowledge::fold);
    }

    /** What was looked up for an earlier turn and is what this one is about. */
    private List<LookedUp> lateAnswer(Inbound inbound) {
        return inbound instanceof Event.LateAnswer late
                ? List.of(records.lookUp(late, new LookUp(late.operation(), late.arguments())))
                : List.of();
    }

    /** The articles of the answer; none when one of them does not exist. */
    private List<Article> answered(@Nullable Decision decision, List<String> failures) {
        List<String> ids = switch (decision) {
            case Answer answer -> List.of(answer.articleId());
            case AnswerEach each ->
                each.sections().stream()
                        .map(Section::articleId)
                        .filter(Objects::nonNull)
                        .toList();
            case null, default -> List.of();
        };
        List<Article> articles = new ArrayList<>();
        for (String id : ids) {
            knowledge.article(id).ifPresentOrElse(articles::add, () -> failures.add("规则要回答的条目“" + id + "”不存在"));
        }
        return articles.size() == ids.size() ? articles : List.of();
    }

    private static Message message(Reading reading, Understanding understanding, Choices.Choice choice, String readAs) {
        return new Message(
                reading.kind(),
                understanding.text(),
                reading.words(),
                understanding.words(),
                reading.key(),
                choice instanceof Picked picked ? picked.option().articleId() : null,
                choice instanceof NoneOfThese,
                readAs);
    }

    private static Conversation withAnswerToQuestion(Conversation before, Reading reading, Understanding said) {
        if (before.awaiting() == null || before.filling() != null || said.text().isEmpty() || reading.again()) {
            return before;
        }
        Map<String, String> slots = new HashMap<>(before.slots());
        slots.put(before.awaiting(), reading.words().strip());
        return before.with(slots);
    }

    private static Follower arrived(Follower known, Inbound inbound, Understanding understanding) {
        Follower follower = understanding.text().isEmpty() ? known : known.writing(understanding.language());
        return switch (inbound) {
            case Event.Follow follow -> follow.scene() == null ? follower : follower.arrivedBy(follow.scene());
            case Event.Scan scan -> follower.arrivedBy(scan.scene());
            default -> follower;
        };
    }
}
