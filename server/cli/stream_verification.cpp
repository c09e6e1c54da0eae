#include "server/cli/stream_verification.hpp"

#include "events/codec/decode_error.hpp"
#include "events/codec/described.hpp"
#include "events/codec/personal.hpp"
#include "events/record.hpp"
#include "server/pipeline/ballots.hpp"
#include "server/pipeline/rows.hpp"
#include "shared/disclosures/commitment.hpp"
#include "shared/disclosures/policy.hpp"
#include "shared/merkle/hash.hpp"
#include "shared/merkle/tree.hpp"
#include "shared/stream/decider.hpp"

#include <map>
#include <optional>
#include <set>

namespace verdiep::cli {

namespace {

constexpr std::size_t feed_entries_at_once = 1024;

/// What a personal field of a record was committed to, and by which command.
struct Committed {
  CommandId command;
  Commitment commitment;
};

/// Somebody voted, or voted anew.
struct Vote {
  Position position;
  RoundId round;
  MemberId voter;
};

class StreamVerification {
public:
  StreamVerification(const VerifiedStore& store, StreamId stream, std::vector<std::string>& findings)
      : store_(store), stream_(stream), findings_(findings) {}

  Result<stream::State> run() {
    VERDIEP_CHECK(read_row());
    VERDIEP_CHECK(read_checkpoint());
    VERDIEP_TRY(head, store_.log.head(stream_));
    head_ = head;
    VERDIEP_CHECK(read_records());
    check_checkpoint();
    for (const auto& audience : audiences_) {
      VERDIEP_CHECK(read_feed(audience));
    }
    for (const auto& vote : votes_) {
      VERDIEP_CHECK(check_ballot(vote));
    }
    return std::move(state_);
  }

private:
  void find(Position position, const std::string& what) {
    findings_.push_back(
        "stream " + to_text(stream_) + ", position " + std::to_string(position.value) + ": " + what
    );
  }

  /// Damage is a finding; anything else keeps from looking further.
  Result<void> note_damage(Result<void> result) {
    if (result || result.error().code != ErrorCode::damaged) {
      return result;
    }
    findings_.push_back(result.error().context);
    return {};
  }

  /// A group's stream gives its words to the group.
  Result<void> read_row() {
    const auto programme = pipeline::programme_in_row(store_.log, stream_);
    if (programme && *programme) {
      policy_ = disclosures::Policy(disclosures::Audience::group(GroupId{stream_.bytes}));
    }
    return note_damage(programme ? Result<void>{} : tl::make_unexpected(programme.error()));
  }

  Result<void> read_checkpoint() {
    auto kept = store_.checkpoints.last_verified(stream_, store_.signer);
    if (kept) {
      kept_ = *kept;
    }
    return note_damage(kept ? Result<void>{} : tl::make_unexpected(std::move(kept.error())));
  }

  Result<void> read_records() {
    return note_damage(store_.log.read(stream_, Position{1}, head_, [&](Position position, ByteView record) {
      check_record(position, record);
      check_tiles(position, record);
      if (kept_ && kept_->size == position) {
        root_at_checkpoint_ = tree_.root();
      }
      return true;
    }));
  }

  void check_record(Position position, ByteView bytes) {
    if (position != last_.next()) {
      find(position, "the record before it is " + std::to_string(last_.value));
    }
    last_ = position;
    const auto header = decode_record_header(bytes);
    if (!header) {
      return find(position, std::string("the record is no record: ") + codec::describe(header.error().fault));
    }
    if (header->stream != stream_ || header->position != position) {
      find(position, "the record belongs elsewhere");
    }
    if (header->recorded < recorded_) {
      find(position, "it was recorded before the one above it");
    }
    recorded_ = std::max(recorded_, header->recorded);
    check_body(*header);
  }

  void check_body(const RecordHeader& header) {
    const auto body = decode_event_body(header);
    if (body) {
      for_each_personal(*body, [&](std::string_view field, const Commitment& commitment) {
        committed_[{header.position, std::string(field)}] = {header.command, commitment};
      });
      for (const auto& change : policy_.apply(header.position, header.actor, *body).feed) {
        audiences_.insert(change.audience);
      }
      if (const auto* vote = std::get_if<vote::VoteCast>(&*body)) {
        votes_.push_back({header.position, vote->round, header.actor});
      }
      return stream::evolve(state_, header.position, header.actor, *body);
    }
    stream::evolve_unknown(state_, header.position);
    // Of a newer version: it is kept as it is, and this program cannot look into it.
    const auto fault = body.error().fault;
    if (fault != codec::DecodeFault::unknown_type && fault != codec::DecodeFault::newer_version) {
      find(header.position, std::string("the event does not decode: ") + codec::describe(fault));
    }
  }

  void check_tiles(Position position, ByteView record) {
    for (const auto& tile : tree_.append(merkle::leaf_hash(record))) {
      const auto stored = store_.log.row(log::Table::tiles, pipeline::tile_row_key(stream_, tile.key));
      if (!stored || !*stored) {
        find(position, merkle::tile_path(tile.key) + " is missing");
      } else if (**stored != merkle::encode_tile(tile)) {
        find(position, merkle::tile_path(tile.key) + " is not that of the records");
      }
    }
  }

  void check_checkpoint() {
    if (last_ != head_) {
      find(head_, "records are missing after " + std::to_string(last_.value));
    }
    if (kept_ && !root_at_checkpoint_) {
      find(kept_->size, "the last checkpoint was signed here, and the stream does not reach it");
    } else if (kept_ && *root_at_checkpoint_ != kept_->root) {
      find(kept_->size, "the root up to here is not the one that was signed");
    }
  }

  Result<void> read_feed(const disclosures::Audience& audience) {
    VERDIEP_TRY(feed_head, store_.log.feed_head(stream_, audience));
    for (std::uint64_t seq = 1; seq <= feed_head;) {
      auto items = store_.log.read_feed(stream_, audience, seq, feed_entries_at_once);
      if (!items) {
        return note_damage(tl::make_unexpected(std::move(items.error())));
      }
      if (items->empty()) {
        findings_.push_back(
            "stream " + to_text(stream_) + ": a feed ends before its number " + std::to_string(feed_head)
        );
        return {};
      }
      for (const auto& item : *items) {
        check_item(item, seq++);
      }
    }
    return {};
  }

  void check_item(const log::FeedItem& item, std::uint64_t seq) {
    const auto& entry = item.entry;
    if (entry.seq != seq) {
      find(
          entry.position,
          "a feed entry has number " + std::to_string(entry.seq) + " instead of " + std::to_string(seq)
      );
    }
    if (entry.position > head_) {
      return; // committed after we began
    }
    const auto committed = committed_.find({entry.position, entry.field});
    if (committed == committed_.end()) {
      return find(
          entry.position, "a feed entry names the field " + entry.field + ", which the record has not"
      );
    }
    if (!item.value) {
      return;
    }
    const PersonalValue value{entry.field, item.value->salt, item.value->value};
    if (!disclosures::verify(stream_, committed->second.command, value, committed->second.commitment)) {
      find(entry.position, "the value of " + entry.field + " is not the one that was committed to");
    }
  }

  /// Until the count there is one ballot a voter, at their last vote; from then on there is none.
  Result<void> check_ballot(const Vote& vote) {
    const auto kept = store_.log.value(stream_, {vote.position, pipeline::ballot_field});
    if (!kept) {
      return note_damage(tl::make_unexpected(kept.error()));
    }
    const auto* round = verdiep::find(state_.vote.rounds, vote.round);
    const auto* last = round == nullptr ? nullptr : verdiep::find(round->voters, vote.voter);
    const bool is_due = last != nullptr && *last == vote.position && !round->is_counted();
    if (*kept && !is_due) {
      find(vote.position, "a ballot is there that was replaced or counted");
    } else if (*kept && !is_of_round(**kept, vote.round, *round)) {
      find(vote.position, "the ballot is not one of its round");
    } else if (!*kept && is_due) {
      VERDIEP_TRY(head, store_.log.head(stream_));
      if (head == head_) { // else it may have been replaced or counted since
        find(vote.position, "the ballot of this vote is not there and will not be counted");
      }
    }
    return {};
  }

  static bool is_of_round(const log::DisclosedValue& kept, RoundId id, const vote::Round& round) {
    const auto ballot = codec::decoded<vote::Ballot>(kept.value, codec::Mode::strict);
    return ballot && kept.subject == disclosures::subject_of(id) && round.offers(ballot->choice);
  }

  const VerifiedStore& store_;
  const StreamId stream_;
  std::vector<std::string>& findings_;

  Position head_;
  Position last_;
  Timestamp recorded_;
  merkle::TiledTree tree_;
  std::optional<signing::TreeHead> kept_;
  std::optional<Sha256> root_at_checkpoint_;
  disclosures::Policy policy_;
  std::set<disclosures::Audience> audiences_;
  std::map<disclosures::ValueKey, Committed> committed_;
  stream::State state_;
  std::vector<Vote> votes_;
};

} // namespace

Result<stream::State>
verify_stream(const VerifiedStore& store, StreamId stream, std::vector<std::string>& findings) {
  return StreamVerification(store, stream, findings).run();
}

} // namespace verdiep::cli
