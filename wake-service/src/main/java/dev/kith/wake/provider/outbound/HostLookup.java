package dev.kith.wake.provider.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Which addresses a name stands for. May block.
public interface HostLookup {

  HostLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  List<InetAddress> addresses(String host) throws UnknownHostException;
}
