//! The HTTP side: the page, the OGC API, downloads and the stream. [`router`] is the table of routes.

mod aggregate;
mod articles;
mod assets;
mod bundled;
mod collections;
mod columns;
mod direct;
mod downloads;
mod evidence;
mod feed;
mod html;
mod items;
mod openapi;
mod pieces;
mod problem;
mod request;
mod shape;
mod status;
mod stream;
mod tile_matrix;
mod tiles;

pub use articles::SHORTEST_TOKEN;
pub use assets::TileLayer;
pub use problem::Problem;

use crate::format::Format;
use crate::live::Live;
use crate::store::{self, Collection, Extent, Reader, Store};
use axum::Router;
use axum::extract::{DefaultBodyLimit, RawQuery, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{Any, CorsLayer};
use tower_http::set_header::SetResponseHeaderLayer;

/// What the operator decided.
#[derive(Clone, Default)]
pub struct Config {
    /// Map tiles instead of the bundled basemap.
    pub tiles: Option<TileLayer>,
    /// Where clients reach the server, e.g. `https://map.example.org`; `None`: as their `Host` header says.
    pub public_url: Option<String>,
    /// Who knows this may add articles over HTTP; `None`: nobody.
    pub token: Option<String>,
}

impl std::fmt::Debug for Config {
    /// Without the token: what is printed may be kept.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config")
            .field("tiles", &self.tiles)
            .field("public_url", &self.public_url)
            .finish_non_exhaustive()
    }
}

/// Where and when the features of each collection were at some version of the data.
type Extents = HashMap<Collection, (i64, Extent)>;

/// Locks, whatever became of the last holder: a cache is right or empty.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What every handler can reach.
#[derive(Debug, Clone)]
pub struct AppState {
    store: Arc<Store>,
    live: Arc<Live>,
    config: Arc<Config>,
    extents: Arc<Mutex<Extents>>,
    points: Arc<tiles::Cache>,
    /// Reads that may run at a time; others wait their turn.
    permits: Arc<Semaphore>,
    /// Files that may be sent at a time; others are asked to come again.
    files: Arc<Semaphore>,
    /// Turns true when the server is to end.
    stop: watch::Receiver<bool>,
}

impl AppState {
    /// State over an open store; `stop` ends the streams when it turns true.
    pub fn new(store: Arc<Store>, live: Arc<Live>, config: Config, stop: watch::Receiver<bool>) -> Self {
        let reads = 4 * std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            store,
            live,
            config: Arc::new(config),
            extents: Arc::default(),
            points: Arc::default(),
            permits: Arc::new(Semaphore::new(reads)),
            files: Arc::new(Semaphore::new(downloads::MOST)),
            stop,
        }
    }

    /// Runs `read` on a snapshot of the database at once, on this thread: for a few rows by their keys, which take less
    /// time than the way to another thread and back.
    fn read_briefly<T>(&self, read: impl FnOnce(&Reader<'_>) -> Result<T, Problem>) -> Result<T, Problem> {
        read(&self.store.reader()?)
    }

    /// Runs `read` on a snapshot of the database, on a thread that may block.
    async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Reader<'_>) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let permit = self.permits.clone().acquire_owned().await.map_err(|e| Problem::internal(&e))?;
        let store = self.store.clone();
        let task = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            read(&store.reader()?)
        });
        task.await.map_err(|e| Problem::internal(&e))?
    }
}

/// Every route.
pub fn router(state: AppState) -> Router {
    let fixed = |name: &'static str, value: &'static str| {
        let name = HeaderName::from_static(name);
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    let cors = CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers([header::ACCEPT, header::IF_NONE_MATCH, HeaderName::from_static("last-event-id")])
        .expose_headers([
            header::ETAG,
            header::CONTENT_DISPOSITION,
            header::LINK,
            HeaderName::from_static("content-crs"),
        ]);
    Router::new()
        .route("/", get(assets::page))
        .route("/config.json", get(assets::config))
        .route("/sources.json", get(assets::sources))
        .route("/basemap/{name}", get(assets::basemap))
        .route("/names/{language}", get(assets::names))
        .route("/incidents.atom", get(feed::feed))
        .merge(downloads())
        .route("/api", get(collections::landing))
        .route("/api/", get(collections::landing))
        .route("/api/openapi.json", get(openapi::openapi))
        .route("/api/docs", get(collections::docs))
        .route("/api/articles", post(articles::add).layer(DefaultBodyLimit::max(articles::LARGEST)))
        .route("/api/style.css", get(html::style))
        .route("/api/conformance", get(collections::conformance))
        .route("/api/collections", get(collections::list))
        .route("/api/collections/{collection}", get(collections::one))
        .route("/api/collections/{collection}/queryables", get(collections::queryables))
        .route("/api/collections/{collection}/sortables", get(collections::sortables))
        .route("/api/collections/{collection}/schema", get(collections::returnables))
        .route("/api/collections/incidents/columns", get(columns::columns))
        .route("/api/collections/incidents/aggregate", get(aggregate::aggregate))
        .route("/api/collections/incidents/tiles", get(tiles::tilesets))
        .route("/api/collections/incidents/tiles/WebMercatorQuad", get(tiles::tileset))
        .route("/api/collections/incidents/tiles/WebMercatorQuad/{zoom}/{row}/{column}", get(tiles::tile))
        .route("/api/tileMatrixSets", get(tiles::matrix_sets))
        .route("/api/tileMatrixSets/WebMercatorQuad", get(tiles::matrix_set))
        .route("/api/collections/{collection}/items", get(items::page))
        .route("/api/collections/{collection}/items/{id}", get(items::one))
        .route("/api/collections/incidents/items/{id}/evidence", get(evidence::evidence))
        .route("/healthz", get(status::healthz))
        .route("/metrics", get(status::metrics))
        .fallback(assets::other)
        .method_not_allowed_fallback(|| async {
            Problem::new(StatusCode::METHOD_NOT_ALLOWED, "this address does not answer that method")
        })
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(map_response(acceptable))
        // Never compressed, and so without the compressors' kilobytes for every client.
        .route("/incidents/stream", get(stream::stream))
        .with_state(state)
        .layer(cors)
        .layer(fixed("x-content-type-options", "nosniff"))
        .layer(fixed("referrer-policy", "no-referrer"))
}

/// A client that refuses every encoding there is gets a problem; the compressor would send it all the same.
async fn acceptable(response: Response) -> Response {
    if response.status() == StatusCode::NOT_ACCEPTABLE {
        let detail = "`Accept-Encoding` allows none of gzip, br, zstd and identity";
        return Problem::new(StatusCode::NOT_ACCEPTABLE, detail).into_response();
    }
    response
}

/// `/incidents.{extension}` of every format.
fn downloads() -> Router<AppState> {
    Format::ALL.into_iter().fold(Router::new(), |router, format| {
        let answer =
            move |State(state), RawQuery(raw), headers| downloads::download(state, raw, headers, format);
        router.route(&format!("/incidents.{}", format.extension()), get(answer))
    })
}

/// Serves `state` on `listener` until `stop` turns true, then lets open requests end.
pub async fn serve(
    listener: TcpListener,
    state: AppState,
    mut stop: watch::Receiver<bool>,
) -> std::io::Result<()> {
    let router = router(state);
    let others = direct::Others::of(listener, router.clone(), stop.clone())?;
    let ended = async move {
        // An error says that the sender is gone: the program is ending too.
        let _ = stop.wait_for(|stop| *stop).await;
    };
    // Made once: axum would else copy the table of routes for every connection, 84 KB each.
    axum::serve(others, router.into_make_service()).with_graceful_shutdown(ended).await
}

/// Names what a store error is about when it reaches a stream that has already begun.
fn broken(error: &store::Error) -> std::io::Error {
    tracing::error!(%error, "an answer broke off");
    std::io::Error::other("the answer broke off")
}
