#pragma once

#include "events/command.hpp"
#include "events/record.hpp"

#include <cstddef>
#include <cstdint>

/// Every bound of the sync protocol, with its reason. Both ends hold each other to them.
namespace verdiep::sync {

/// Offered and chosen as the WebSocket subprotocol; another number is another protocol.
inline constexpr const char* subprotocol = "verdiep.sync.1";

/// What a frame may hold beside its payload: names, ids, lengths.
inline constexpr std::size_t frame_overhead_bytes_max = 8 * 1024;

/// The largest command fits in a client's frame, the largest record in a server's.
inline constexpr std::size_t client_frame_bytes_max = command_bytes_max + frame_overhead_bytes_max;
inline constexpr std::size_t server_frame_bytes_max = record_bytes_max + frame_overhead_bytes_max;

/// One page of catching up: as many records as fit in both. A single record always fits.
inline constexpr std::size_t page_records_max = 256;
inline constexpr std::size_t page_bytes_max = record_bytes_max;

/// One page of a disclosures feed. An entry without its value is small, so a page of them fits beside its
/// values.
inline constexpr std::size_t page_entries_max = 256;
inline constexpr std::size_t page_values_bytes_max = 192 * 1024;
inline constexpr std::size_t value_bytes_max = 64 * 1024;

/// What the server sends ahead of the client's `Credit`. Four pages keep a line busy while one is being read;
/// a session that nobody reads costs no more than this.
inline constexpr std::size_t credit_window_bytes = 4 * server_frame_bytes_max;
/// The client gives credit back in steps of at least this much, so that it is one small frame for many.
inline constexpr std::size_t credit_step_bytes = credit_window_bytes / 8;

/// Streams of one account on one connection: programmes and groups a person is in.
inline constexpr std::size_t streams_max = 64;
/// Audiences of one member in one stream: programme, coordinators, management, the group, the member.
inline constexpr std::size_t audiences_max = 16;

/// Commands of one connection whose outcome has not been sent. A client stays well below.
inline constexpr std::size_t submits_under_way_max = 64;
inline constexpr std::size_t replica_under_way_max = 32;
/// Welcomes, outcomes and revocations of one connection that wait for credit.
inline constexpr std::size_t controls_waiting_max = 256;

inline constexpr std::int64_t greeting_ms_max =
    15'000; ///< from opening to the first `Hello`, from `Hello` to `Welcome`
inline constexpr std::int64_t unread_ms_max =
    60'000; ///< without a `Credit` while a page waits for it: too slow
inline constexpr std::int64_t outcome_ms_max =
    30'000; ///< from `Submit` to `Outcome`; then the line is taken to be dead
inline constexpr std::int64_t refused_pause_ms =
    5'000; ///< before a command is sent again that the server could not take
inline constexpr std::int64_t rows_pause_ms =
    30'000; ///< before the device is asked again to write what it could not

} // namespace verdiep::sync
