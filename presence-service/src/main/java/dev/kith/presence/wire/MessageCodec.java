package dev.kith.presence.wire;

import dev.kith.presence.membership.frame.Digest;
import dev.kith.presence.membership.frame.Message;
import java.util.ArrayList;
import java.util.List;

/// Messages as bytes: a tag, then their parts in the order of the record.
final class MessageCodec {

  private MessageCodec() {}

  static void write(ByteWriter writer, Message message) {
    switch (message) {
      case Message.Ping ping -> {
        writer.tag(Tags.PING);
        writer.number(ping.nonce());
        writer.key(ping.target());
        writer.number(ping.fingerprint());
      }
      case Message.PingRequest request -> {
        writer.tag(Tags.PING_REQUEST);
        writer.number(request.nonce());
        writer.key(request.target());
      }
      case Message.Ack ack -> {
        writer.tag(Tags.ACK);
        writer.number(ack.nonce());
      }
      case Message.Nack nack -> {
        writer.tag(Tags.NACK);
        writer.number(nack.nonce());
      }
      case Message.AskAgent ask -> {
        writer.tag(Tags.ASK_AGENT);
        writer.number(ask.nonce());
        writer.key(ask.agent());
      }
      case Message.AgentAnswered answered -> {
        writer.tag(Tags.AGENT_ANSWERED);
        writer.number(answered.nonce());
        writer.key(answered.agent());
      }
      case Message.Gossip _ -> writer.tag(Tags.GOSSIP);
      case Message.Sync sync -> {
        writer.tag(Tags.SYNC);
        sync.digest().buckets().forEach(writer::number);
        writer.small(sync.asks() ? 1 : 0);
      }
    }
  }

  static Message read(ByteReader reader) throws Malformed {
    return switch (reader.tag()) {
      case Tags.PING -> new Message.Ping(reader.number(), reader.key(), reader.number());
      case Tags.PING_REQUEST -> new Message.PingRequest(reader.number(), reader.key());
      case Tags.ACK -> new Message.Ack(reader.number());
      case Tags.NACK -> new Message.Nack(reader.number());
      case Tags.ASK_AGENT -> new Message.AskAgent(reader.number(), reader.key());
      case Tags.AGENT_ANSWERED -> new Message.AgentAnswered(reader.number(), reader.key());
      case Tags.GOSSIP -> new Message.Gossip();
      case Tags.SYNC -> new Message.Sync(digest(reader), reader.flag());
      default -> throw new Malformed(Unreadable.MEANINGLESS);
    };
  }

  private static Digest digest(ByteReader reader) throws Malformed {
    List<Long> buckets = new ArrayList<>(Digest.BUCKETS);
    for (int i = 0; i < Digest.BUCKETS; i++) {
      buckets.add(reader.number());
    }
    return new Digest(buckets);
  }
}
