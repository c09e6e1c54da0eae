// What the same events cost in JavaScript: JSON.parse and a fold into the read model of events_bench.cpp.
import { readFileSync } from "node:fs";

const rounds = 25;
const lines = readFileSync(process.argv[2], "utf8").trimEnd().split("\n");

const increment = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);

function fold(totals, record) {
  switch (record.type) {
    case "DingCompleted":
      increment(totals.completedByMember, record.actor);
      break;
    case "PostWritten":
      increment(totals.postsByThread, record.data.thread);
      break;
    case "ParticipantEnrolled":
      totals.enrolled += 1;
      break;
  }
  return totals;
}

function bestOf(work) {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = process.hrtime.bigint();
    work();
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e9);
  }
  return best;
}

function report(measure, seconds) {
  const events_per_s = Math.round(lines.length / seconds);
  const ns_per_event = Math.round((seconds / lines.length) * 1e10) / 10;
  console.log(JSON.stringify({ measure, events_per_s, ns_per_event }));
}

const records = lines.map((line) => JSON.parse(line));
report("json_stringify", bestOf(() => records.forEach((record) => JSON.stringify(record))));
report("json_parse_and_fold", bestOf(() => {
  const totals = lines.reduce((so_far, line) => fold(so_far, JSON.parse(line)), {
    completedByMember: new Map(),
    postsByThread: new Map(),
    enrolled: 0,
  });
  if (totals.completedByMember.size !== 200) {
    throw new Error("the benchmark read something else than it wrote");
  }
}));
