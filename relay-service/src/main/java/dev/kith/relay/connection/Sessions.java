package dev.kith.relay.connection;

import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import dev.kith.model.message.ClientMessage.SessionCommand;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.model.message.RelayMessage.SessionNews;
import dev.kith.model.message.SessionOptions;
import dev.kith.relay.access.Audience;
import dev.kith.relay.access.WriteRules;
import dev.kith.relay.ingest.Verdict;
import dev.kith.relay.session.Attachment;
import dev.kith.relay.session.Feed;
import dev.kith.relay.session.FeedEffect;
import dev.kith.relay.session.FeedInput;
import dev.kith.relay.session.LogEntry;
import dev.kith.relay.session.Reader;
import dev.kith.relay.session.ReceiptDue;
import dev.kith.relay.session.SessionId;
import dev.kith.relay.session.SessionLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The durable sessions that are attached to one connection.
final class Sessions {

  /// @param generation tells this attachment from all other things of the connection
  private record Attached(Attachment attachment, long generation, Feed feed) {
    String name() {
      return attachment.id().name();
    }
  }

  private final SessionLimits limits;
  private final WriteRules writeRules;
  private final QuestionRules rules;
  private final Set<PublicKey> keys;
  private final Consumer<Effect> effects;
  private final Map<String, Attached> byName = new HashMap<>();
  private final Map<Long, Attached> byGeneration = new HashMap<>();

  /// Commands that wait for their session to be attached, by ticket.
  private final Map<Long, SessionCommand> attaching = new HashMap<>();

  Sessions(
      SessionLimits limits, WriteRules writeRules, QuestionRules rules, Consumer<Effect> effects) {
    this.limits = limits;
    this.writeRules = writeRules;
    this.rules = rules;
    this.keys = rules.keys();
    this.effects = effects;
  }

  /// Starts the work on a command.
  ///
  /// @return what became of it, or null if that will be told by its ticket
  @Nullable Verdict start(SessionCommand command, long ticket) {
    return switch (command) {
      case SessionCommand.Open(String name, SessionOptions options) -> open(name, options, ticket);
      case SessionCommand.Acknowledge(String name, long position) ->
          toFeed(name, new FeedInput.Acknowledged(position));
      case SessionCommand.Poll poll -> poll(poll, ticket);
      case SessionCommand.End(String name) -> end(name, ticket);
    };
  }

  /// The session that the command with that ticket asked for is attached.
  void attached(long ticket, Attachment attachment) {
    SessionCommand command = attaching.remove(ticket);
    Reason stranger = rules.refusal(attachment.id().owner());
    if (stranger != null) {
      effects.accept(new Effect.Detach(attachment, attachment.progress(), false));
      refuse(attachment.id().name(), stranger);
      return;
    }
    boolean pulled = command instanceof SessionCommand.Poll;
    drop(attachment.id().name());
    Feed feed = pulled ? Feed.pulled(attachment) : Feed.pushed(attachment);
    Attached now = new Attached(attachment, ticket, feed);
    byName.put(now.name(), now);
    byGeneration.put(ticket, now);
    send(
        new SessionNews.Opened(
            now.name(),
            attachment.resumed(),
            attachment.progress().cursor(),
            attachment.head(),
            attachment.log(),
            attachment.missing()));
    if (command instanceof SessionCommand.Poll(_, int most)) {
      perform(now, feed.on(new FeedInput.Polled(most)));
    } else {
      effects.accept(new Effect.Register(now.name(), ticket, attachment.filters()));
    }
  }

  void notAttached(long ticket) {
    attaching.remove(ticket);
  }

  /// @return false if the generation is not that of a session
  boolean registered(long generation, long position) {
    Attached attached = byGeneration.get(generation);
    if (attached != null) {
      perform(attached, attached.feed().start(position));
    }
    return attached != null;
  }

  /// @return false if the generation is not that of a session
  boolean matched(Input.Matched matched) {
    Attached attached = byGeneration.get(matched.generation());
    if (attached == null) {
      return false;
    }
    WireEvent event = matched.event();
    Reader reader = attached.attachment().reader();
    PublicKey owner = reader.owner();
    boolean stored = matched.position() > 0 && reader.takes(event.event());
    if (stored && Audience.of(event.event()).admits(event.event(), Set.of(owner))) {
      toFeed(
          attached,
          matched.room()
              ? new FeedInput.Appended(
                  new LogEntry(
                      matched.position(), event.json(), ReceiptDue.of(event.event(), owner)))
              : new FeedInput.Missed(matched.position()));
    }
    return true;
  }

  void toFeed(long generation, FeedInput input) {
    Attached attached = byGeneration.get(generation);
    if (attached != null) {
      toFeed(attached, input);
    }
  }

  /// All that was appended up to there has been handed over.
  void passed(long position) {
    List.copyOf(byName.values())
        .forEach(attached -> toFeed(attached, new FeedInput.Passed(position)));
  }

  /// @return false if the generation is not that of a session
  boolean failed(long generation, Reason reason) {
    Attached attached = byGeneration.get(generation);
    if (attached != null) {
      detach(attached, false);
      refuse(attached.name(), reason);
    }
    return attached != null;
  }

  /// The session was taken over: by another connection, or by a command of this one that is under
  /// way, whose answer says all that there is to say.
  void replaced(long generation) {
    Attached attached = byGeneration.get(generation);
    if (attached == null) {
      return;
    }
    drop(attached.name());
    if (attaching.values().stream().noneMatch(one -> one.name().equals(attached.name()))) {
      refuse(attached.name(), new Reason(Prefix.ERROR, "replaced"));
    }
  }

  /// Lets go of those whose owners may read no longer.
  void refuseStrangers() {
    for (Attached attached : List.copyOf(byName.values())) {
      Reason reason = rules.refusal(attached.attachment().id().owner());
      if (reason != null) {
        detach(attached, false);
        refuse(attached.name(), reason);
      }
    }
  }

  /// The connection is gone.
  ///
  /// @param lost false if the client said goodbye
  void detachAll(boolean lost) {
    List.copyOf(byName.values()).forEach(attached -> detach(attached, lost));
  }

  private @Nullable Verdict open(String name, SessionOptions options, long ticket) {
    Reason refusal = limits.refusal(name, options);
    if (refusal != null) {
      return new Verdict.Refused(refusal);
    }
    Owner owner = owner(options.key());
    return switch (owner) {
      case Owner.Nobody(Reason reason) -> new Verdict.Refused(reason);
      case Owner.Known(PublicKey key) -> {
        Attached other = byName.get(name);
        if (other != null && !other.attachment().id().owner().equals(key)) {
          yield Verdict.refused(
              Prefix.INVALID, "another key's session of that name is attached to this connection");
        }
        Reason stranger = rules.refusal(key);
        if (stranger != null) {
          yield new Verdict.Refused(stranger);
        }
        Reason willRefusal = options.will() == null ? null : refusal(options.will(), key);
        if (willRefusal != null) {
          yield new Verdict.Refused(willRefusal);
        }
        attaching.put(ticket, new SessionCommand.Open(name, options));
        effects.accept(new Effect.Attach(ticket, new SessionId(key, name), options));
        yield null;
      }
    };
  }

  private @Nullable Verdict poll(SessionCommand.Poll poll, long ticket) {
    Attached attached = byName.get(poll.name());
    if (attached != null && attached.feed().isPulled()) {
      toFeed(attached, new FeedInput.Polled(poll.max()));
      return Verdict.accepted();
    }
    return switch (owner(attached == null ? null : attached.attachment().id().owner())) {
      case Owner.Nobody(Reason reason) -> new Verdict.Refused(reason);
      case Owner.Known(PublicKey key) -> {
        Reason stranger = rules.refusal(key);
        if (stranger != null) {
          yield new Verdict.Refused(stranger);
        }
        attaching.put(ticket, poll);
        effects.accept(new Effect.Attach(ticket, new SessionId(key, poll.name()), null));
        yield null;
      }
    };
  }

  private @Nullable Verdict end(String name, long ticket) {
    Attached attached = byName.get(name);
    drop(name);
    return switch (owner(attached == null ? null : attached.attachment().id().owner())) {
      case Owner.Nobody(Reason reason) -> new Verdict.Refused(reason);
      case Owner.Known(PublicKey key) -> {
        effects.accept(new Effect.EndSession(ticket, new SessionId(key, name)));
        yield null;
      }
    };
  }

  private Verdict toFeed(String name, FeedInput input) {
    Attached attached = byName.get(name);
    if (attached == null) {
      return Verdict.refused(Prefix.INVALID, "the session is not attached to this connection");
    }
    toFeed(attached, input);
    return Verdict.accepted();
  }

  private void toFeed(Attached attached, FeedInput input) {
    perform(attached, attached.feed().on(input));
  }

  private void perform(Attached attached, List<FeedEffect> wanted) {
    String name = attached.name();
    Attachment attachment = attached.attachment();
    for (FeedEffect effect : wanted) {
      switch (effect) {
        case FeedEffect.Scan(long after, int most) ->
            effects.accept(
                new Effect.Scan(
                    attached.generation(), attachment.reader(), attachment.filters(), after, most));
        case FeedEffect.Deliver(LogEntry entry, boolean again) ->
            effects.accept(new Effect.SendEntry(name, entry, again));
        case FeedEffect.Save(var progress, var receipts) ->
            effects.accept(
                new Effect.SaveProgress(attached.generation(), attachment, progress, receipts));
        case FeedEffect.CaughtUp(long position) -> send(new SessionNews.CaughtUp(name, position));
        case FeedEffect.More(long position) -> send(new SessionNews.More(name, position));
        case FeedEffect.Want(var demand) ->
            effects.accept(new Effect.Want(attached.generation(), attachment, demand));
        case FeedEffect.Settle(long position) ->
            effects.accept(new Effect.Settle(attached.generation(), attachment, position));
        case FeedEffect.Confirm(long cursor) -> send(new SessionNews.Acknowledged(name, cursor));
      }
    }
  }

  /// The checks of a will that an event on its own does not need.
  private @Nullable Reason refusal(WireEvent will, PublicKey owner) {
    if (!will.event().pubkey().equals(owner)) {
      return Reason.invalid("a will is signed by the key of its session");
    }
    return switch (will.event().kindClass()) {
      case REGULAR, EPHEMERAL -> writeRules.refusal(will.event(), keys);
      case REPLACEABLE, ADDRESSABLE ->
          Reason.invalid("a will has a regular or ephemeral kind, not " + will.event().kind());
    };
  }

  /// Whose session is meant.
  private sealed interface Owner {
    record Known(PublicKey key) implements Owner {}

    record Nobody(Reason reason) implements Owner {}
  }

  private Owner owner(@Nullable PublicKey named) {
    if (keys.isEmpty()) {
      return new Owner.Nobody(
          new Reason(Prefix.AUTH_REQUIRED, "a session belongs to an authenticated key"));
    }
    if (named == null) {
      return keys.size() == 1
          ? new Owner.Known(keys.iterator().next())
          : new Owner.Nobody(
              Reason.invalid("several keys are authenticated: the option key must name one"));
    }
    return keys.contains(named)
        ? new Owner.Known(named)
        : new Owner.Nobody(
            new Reason(Prefix.RESTRICTED, "the option key names one that is not authenticated"));
  }

  private void detach(Attached attached, boolean lost) {
    drop(attached.name());
    effects.accept(new Effect.Detach(attached.attachment(), attached.feed().progress(), lost));
  }

  private void drop(String name) {
    Attached attached = byName.remove(name);
    if (attached != null) {
      byGeneration.remove(attached.generation());
      effects.accept(new Effect.Unregister(name, attached.generation()));
    }
  }

  private void refuse(String name, Reason reason) {
    send(new SessionNews.Refused(name, reason.text()));
  }

  private void send(SessionNews news) {
    effects.accept(new Effect.Send(news));
  }
}
