#pragma once

#include <boost/describe.hpp>

#include <cstdint>

namespace verdiep::sync {

/// How the replica stands with the server.
enum class Line : std::uint8_t {
  offline,
  greeting,    ///< `Hello` sent
  catching_up, ///< welcomed, not yet at the head that the server named
  live,
  refused, ///< this history is not the one that was seen before; `trouble()` says how. Nothing is taken from
           ///< it
};
BOOST_DESCRIBE_ENUM(Line, offline, greeting, catching_up, live, refused)

/// What a person should know, in the client's words.
enum class Trouble : std::uint8_t {
  none,
  rewound,        ///< the server's history is shorter than a checkpoint that this device saw
  rewritten,      ///< the server's history is another than this device saw
  key_changed,    ///< checkpoints are signed with another key; `trust_new_key` accepts it
  bad_signature,  ///< a checkpoint is not signed by the server's key
  started_over,   ///< the server was restored from a backup and began a new epoch; the outbox is kept
  diverged,       ///< the rules gave another state here than at the server, also after a rebuild
  other_member,   ///< this device keeps the work of another person
  revoked,        ///< the stream is no longer this person's
  damaged,        ///< a part of the copy on this device was; it is fetched again
  outbox_damaged, ///< a command that waited on this device cannot be read any more
  update_needed,  ///< the stream holds events of a newer version: read-only ('update nodig')
};
BOOST_DESCRIBE_ENUM(
    Trouble,
    none,
    rewound,
    rewritten,
    key_changed,
    bad_signature,
    started_over,
    diverged,
    other_member,
    revoked,
    damaged,
    outbox_damaged,
    update_needed
)

} // namespace verdiep::sync
