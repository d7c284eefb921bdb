package dev.kith.wake.provider.outbound;

import java.net.ConnectException;

/// That this service sends nothing there.
public final class AddressRefused extends ConnectException {

  private static final long serialVersionUID = 1L;

  /// @param reason in one sentence, which does not name the address
  AddressRefused(String reason) {
    super(reason);
  }
}
