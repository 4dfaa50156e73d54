//! `zonewatch split`: takes a report out of an incident that it was wrongly merged into, or lets it merge again.

use crate::store::{Member, Store};
use anyhow::bail;
use jiff::Timestamp;
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
A report that is split off becomes an incident of its own and stays one: when its article is read again, when other reports \
come, after a restart. A running server tells its listeners.

Example:
  zonewatch split zw-1f0c…                 lists the reports of the incident with their keys
  zonewatch split zw-1f0c… r5a27…          makes one of them an incident of its own
  zonewatch split zw-77ab… r5a27… --undo   lets it merge again")]
pub(super) struct Args {
    /// Id of the incident
    #[arg(value_name = "INCIDENT")]
    incident: String,
    /// Key of the report, or id of its article; without it the incident's reports are listed
    #[arg(value_name = "REPORT")]
    report: Option<String>,
    /// Let the report merge with others again
    #[arg(long, requires = "report")]
    undo: bool,
    /// Database file
    #[arg(long, value_name = "FILE", default_value = super::serve::DEFAULT_DB)]
    db: PathBuf,
}

pub(super) fn run(args: &Args) -> anyhow::Result<()> {
    if !args.db.exists() {
        bail!("there is no database {}; name one with --db", args.db.display());
    }
    let store = Store::open(&args.db)?;
    let mut out = std::io::stdout().lock();
    let Some(report) = &args.report else {
        let (id, members) = store.members(&args.incident)?;
        writeln!(out, "{id}: {}", counted(members.len()))?;
        for member in &members {
            list(&mut out, member)?;
        }
        return Ok(());
    };
    let (key, incident, summary) = store.set_apart(&args.incident, report, !args.undo, Timestamp::now())?;
    let what = if args.undo { "may merge again and belongs to" } else { "is now" };
    writeln!(
        out,
        "report {key} {what} incident {incident}; incidents: {} new, {} changed, {} merged, {} removed",
        summary.created, summary.updated, summary.merged, summary.deleted
    )?;
    Ok(())
}

fn counted(reports: usize) -> String {
    if reports == 1 { "1 report".to_owned() } else { format!("{reports} reports") }
}

fn list(out: &mut impl Write, member: &Member) -> std::io::Result<()> {
    let article = &member.article;
    let published = article.published.map_or_else(|| "undated".to_owned(), |d| d.to_string());
    let mark = if member.apart { ", set apart" } else { "" };
    writeln!(
        out,
        "  {}  {} {}, {}{mark}\n    “{}”",
        member.key,
        article.publisher.as_deref().unwrap_or(&article.id),
        published,
        member.report.kind,
        member.report.evidence.text
    )
}
