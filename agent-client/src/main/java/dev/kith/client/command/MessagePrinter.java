package dev.kith.client.command;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import dev.kith.client.Message;
import dev.kith.client.Message.Body;
import dev.kith.client.identity.NamedKey;
import dev.kith.client.identity.Resolution;
import dev.kith.client.runtime.LocalHome;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import dev.kith.model.nip19.Npub;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/// Prints events, one line each.
final class MessagePrinter {

  private final Terminal terminal;
  private final boolean json;
  private final Map<PublicKey, String> names;
  private final PublicKey reader;

  MessagePrinter(Terminal terminal, boolean json, Identity.Chosen reader) {
    this.terminal = terminal;
    this.json = json;
    this.names = names(reader.home());
    this.reader = reader.key().keyPair().publicKey();
  }

  /// @return false if nobody reads it any more
  boolean print(Message message) {
    return terminal.print(json ? jsonLine(message) : textLine(message));
  }

  private String textLine(Message message) {
    int kind = message.said().kind();
    return "%s  %s  %s%s%s"
        .formatted(
            time(message.said().createdAt()),
            name(message.sender()),
            kind == Kind.MESSAGE ? "" : "[kind %d] ".formatted(kind),
            addressee(message),
            text(message));
  }

  /// Of what the reader sent itself in a gift wrap there is a copy among what it got.
  private String addressee(Message message) {
    Set<String> to = message.said().tagValues("p").collect(toCollection(TreeSet::new));
    boolean copied =
        message.body() instanceof Body.Unwrapped
            && message.sender().equals(reader)
            && !to.contains(reader.hex());
    return copied ? to.stream().map(this::name).collect(joining(", ", "[to ", "] ")) : "";
  }

  private static String text(Message message) {
    return switch (message.body()) {
      case Body.Decrypted(String text) -> SafeText.of(text);
      case Body.Unwrapped(Rumor rumor) -> SafeText.of(rumor.content());
      case Body.Plain(String text) when message.event().kind() == Kind.MESSAGE ->
          "[not encrypted] " + SafeText.of(text);
      case Body.Plain(String text) -> SafeText.of(text);
      case Body.Unreadable(String why) -> "[unreadable: %s]".formatted(SafeText.of(why));
    };
  }

  private String jsonLine(Message message) {
    return JsonLine.of(out -> {
      PublicKey author = message.sender();
      out.writeStringProperty("from", new Npub(author).text());
      String name = names.get(author);
      if (name != null) {
        out.writeStringProperty("name", name);
      }
      body(message.body(), out);
      JsonLine.event(message.event(), out);
    });
  }

  private static void body(Body body, JsonGenerator out) {
    switch (body) {
      case Body.Plain(String text) -> {
        out.writeStringProperty("text", text);
        out.writeBooleanProperty("encrypted", false);
      }
      case Body.Decrypted(String text) -> {
        out.writeStringProperty("text", text);
        out.writeBooleanProperty("encrypted", true);
      }
      case Body.Unwrapped(Rumor rumor) -> {
        out.writeStringProperty("text", rumor.content());
        out.writeBooleanProperty("encrypted", true);
        JsonLine.rumor(rumor, out);
      }
      case Body.Unreadable(String why) -> {
        out.writeStringProperty("unreadable", why);
        out.writeBooleanProperty("encrypted", true);
      }
    }
  }

  private String name(PublicKey key) {
    String name = names.get(key);
    return name == null ? new Npub(key).text() : name;
  }

  private String name(String hex) {
    PublicKey key = PublicKey.ofHexOrNull(hex);
    return key == null ? SafeText.of(hex) : name(key);
  }

  /// The author's time; a year beyond any calendar stays a number.
  private static String time(long createdAt) {
    try {
      return Instant.ofEpochSecond(createdAt).toString();
    } catch (DateTimeException beyond) {
      return Long.toString(createdAt);
    }
  }

  /// What the keys that can be known without asking anybody are called here.
  private static Map<PublicKey, String> names(LocalHome home) {
    Map<PublicKey, String> names = new HashMap<>();
    home.contacts()
        .all()
        .forEach((name, address) -> {
          if (!address.contains("@")
              && home.addressBook().resolve(address) instanceof Resolution.Found(PublicKey key)) {
            names.put(key, name);
          }
        });
    for (NamedKey own : home.keyring().list()) {
      names.put(own.keyPair().publicKey(), own.name().text());
    }
    return names;
  }
}
