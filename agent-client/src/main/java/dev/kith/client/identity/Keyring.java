package dev.kith.client.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys of this machine. Trouble with where they are kept is a [LocalTrouble].
public interface Keyring {

  @Nullable NamedKey find(KeyName name);

  /// Makes a key and keeps it.
  ///
  /// @return null if there is one of that name already, which is left alone
  @Nullable NamedKey create(KeyName name);

  /// All keys, by name.
  List<NamedKey> list();
}
