package dev.kith.client.runtime;

import dev.kith.client.find.FoundBefore;
import dev.kith.client.http.WebNames;
import dev.kith.client.identity.AddressBook;
import dev.kith.client.identity.Contacts;
import dev.kith.client.identity.Keyring;
import dev.kith.client.outgoing.Outgoing;
import dev.kith.client.session.SessionMemories;
import dev.kith.client.store.ContactsFile;
import dev.kith.client.store.FoundFile;
import dev.kith.client.store.KeyFiles;
import dev.kith.client.store.OutgoingFiles;
import dev.kith.client.store.SessionFiles;
import dev.kith.client.store.StreamFiles;
import dev.kith.client.stream.StreamCounters;
import java.nio.file.Path;

/// What is kept on this machine for its agents, below one directory.
public record LocalHome(
    Keyring keyring,
    Contacts contacts,
    StreamCounters counters,
    SessionMemories sessions,
    Outgoing outgoing,
    FoundBefore found,
    AddressBook addressBook,
    Signer signer) {

  /// @param path KITH_HOME; it comes into being when something is first kept there
  public static LocalHome at(Path path, Signer signer) {
    Keyring keyring = new KeyFiles(path, signer.signatures(), signer.random());
    Contacts contacts = new ContactsFile(path);
    return new LocalHome(
        keyring,
        contacts,
        new StreamFiles(path, signer.random()),
        (key, name) -> SessionFiles.open(path, key, name),
        new OutgoingFiles(path),
        new FoundFile(path),
        new AddressBook(keyring, contacts, new WebNames()),
        signer);
  }
}
