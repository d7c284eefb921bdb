package dev.kith.presence.http;

import dev.kith.model.event.PublicKey;
import java.net.InetSocketAddress;
import java.util.List;
import reactor.core.publisher.Flux;

/// The group of instances that watch agents together.
public interface Instances {

  /// All that are known, with this one.
  List<MemberEntry> list();

  /// True if the key may be an instance's.
  boolean admits(PublicKey key);

  /// An instance has connected.
  ///
  /// @param frames what it sends
  /// @return what it is to be sent; the connection is given up with the subscription
  Flux<byte[]> connect(InetSocketAddress from, Flux<byte[]> frames);
}
