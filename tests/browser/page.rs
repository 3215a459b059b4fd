//! A page in a real browser, driven from outside.

use std::sync::LazyLock;
use std::time::Duration;

use serde_json::Value;
use support::{House, json};
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;
use tokio::sync::Semaphore;

/// Long enough for a development build of the client on two busy cores.
const PATIENCE: Duration = Duration::from_mins(1);

/// What a screen is looked at on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Device {
    /// 390×844.
    Phone,
    /// 1440×900.
    Desk,
}

/// A browser with one page open.
pub(crate) struct Page {
    driver: WebDriver,
    base: String,
}

impl Page {
    /// Opens the product's first page.
    pub(crate) async fn open(house: &House, device: Device) -> Self {
        let driver = std::env::var("XUEHUI_TEST_WEBDRIVER").expect("a driver runs: use `cargo xtask test`");
        let mut wanted = DesiredCapabilities::chrome();
        for word in FLAGS {
            wanted.add_arg(word).expect("a flag is text");
        }
        let driver = WebDriver::new(&driver, wanted).await.expect("the browser starts");
        let page = Self { driver, base: house.base.clone() };
        let (width, height) = match device {
            Device::Phone => (390, 844),
            Device::Desk => (1440, 900),
        };
        let metrics =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": device == Device::Phone});
        page.tell("Emulation.setDeviceMetricsOverride", metrics).await;
        page.go("/").await;
        page
    }

    /// A desk of its own for whoever comes next, at an address.
    pub(crate) async fn desk(house: &House, username: &str, path: &str) -> Self {
        let page = Self::open(house, Device::Desk).await;
        page.log_in(username).await;
        page.go(path).await;
        page
    }

    /// Ends the browser.
    pub(crate) async fn close(self) {
        self.driver.quit().await.expect("the browser ends");
    }

    /// Opens an address of the product.
    pub(crate) async fn go(&self, path: &str) {
        self.driver.goto(format!("{}{path}", self.base)).await.expect("the page opens");
    }

    /// Loads the page again.
    pub(crate) async fn reload(&self) {
        self.driver.refresh().await.expect("the page opens again");
    }

    /// Logs in as a demo account and waits for its home.
    pub(crate) async fn log_in(&self, username: &str) {
        self.fill("username", username).await;
        self.fill("password", server::demo::PASSWORD).await;
        self.touch(By::Css("form button[type=submit]")).await;
        self.find(By::Css("nav")).await;
    }

    /// Replaces what stands in an input.
    pub(crate) async fn fill(&self, id: &str, text: &str) {
        let replace = async |input: &WebElement| {
            input.send_keys(Key::Control + "a").await?;
            input.send_keys(Key::Delete + "").await?;
            input.send_keys(text).await
        };
        self.act(By::Id(id), replace).await;
    }

    /// Sets a date as its picker does: what is typed into it depends on the browser's language.
    pub(crate) async fn fill_date(&self, id: &str, day: &str) {
        self.find(By::Id(id)).await;
        let script = format!(
            "const input = document.getElementById('{id}'); input.value = '{day}';
             input.dispatchEvent(new Event('input', {{bubbles: true}}));
             input.dispatchEvent(new Event('change', {{bubbles: true}}))"
        );
        self.run(&script).await;
    }

    /// Types into the text area that is in sight.
    pub(crate) async fn fill_area(&self, text: &str) {
        let add = async |area: &WebElement| {
            area.scroll_into_view().await?;
            area.send_keys(text).await
        };
        self.act(By::Css("main textarea"), add).await;
    }

    /// Waits until an input holds a value: what the device remembers comes first, then what the server says.
    pub(crate) async fn holds(&self, id: &str, wanted: &str) {
        let script = format!("const input = document.getElementById('{id}'); return input && input.value");
        let mut found = Value::Null;
        for _ in 0..PATIENCE.as_millis() / POLL.as_millis() {
            found = self.run(&script).await;
            if found == wanted {
                return;
            }
            tokio::time::sleep(POLL).await;
        }
        panic!("{id} holds {found}, not {wanted:?}");
    }

    /// Presses a button or follows a link by what it says.
    pub(crate) async fn press(&self, label: &str) {
        self.press_in("", label).await;
    }

    /// The same inside an open dialog.
    pub(crate) async fn press_in_dialog(&self, label: &str) {
        self.press_in("//dialog[@open]", label).await;
    }

    async fn press_in(&self, where_: &str, label: &str) {
        let path =
            format!("{where_}//*[self::button or self::a or self::summary][contains(normalize-space(.), '{label}')]");
        self.touch(By::XPath(path)).await;
    }

    /// Presses the last button with exactly this label: a form's own, below links that say more.
    pub(crate) async fn find_and_press(&self, label: &str) {
        self.touch(By::XPath(format!("(//button[normalize-space(.)='{label}'])[last()]"))).await;
    }

    /// Presses a button that has a name and no words.
    pub(crate) async fn press_named(&self, name: &str) {
        self.touch(By::Css(format!("button[aria-label='{name}']"))).await;
    }

    /// Chooses the last pill with exactly this label: a page may have two groups of the same words.
    pub(crate) async fn choose_last(&self, label: &str) {
        let path = format!("(//label[contains(@class, 'choice')][normalize-space(.)='{label}'])[last()]");
        self.touch(By::XPath(path)).await;
    }

    /// Opens an attached file.
    pub(crate) async fn open_file(&self, name: &str) {
        let path = format!("//button[contains(@class, 'file-link')][contains(normalize-space(.), '{name}')]");
        self.touch(By::XPath(path)).await;
    }

    /// Chooses a pill of a group by what it says.
    pub(crate) async fn choose(&self, label: &str) {
        let path = format!("//label[contains(@class, 'choice')][contains(normalize-space(.), '{label}')]");
        self.touch(By::XPath(path)).await;
    }

    /// Chooses a pill of the group with this id by what it says.
    pub(crate) async fn pick(&self, id: &str, label: &str) {
        let path = format!("//*[@id='{id}']//label[contains(normalize-space(.), '{label}')]");
        self.touch(By::XPath(path)).await;
    }

    /// Presses what is found, as a thumb does: the tabs at the bottom of a phone cover what is just above the
    /// edge, so it scrolls first.
    async fn touch(&self, by: By) {
        let press = async |found: &WebElement| {
            found.scroll_into_view().await?;
            found.click().await
        };
        self.act(by, press).await;
    }

    /// Waits until something is in sight and acts on it; once more if a fresh answer has replaced it in between.
    async fn act(&self, by: By, act: impl AsyncFn(&WebElement) -> WebDriverResult<()>) {
        let said = format!("{by:?}");
        for _ in 0..PATIENCE.as_millis() / POLL.as_millis() {
            let found = self.driver.query(by.clone()).wait(PATIENCE, POLL).and_displayed().first().await;
            let outcome = match found {
                Ok(found) => act(&found).await,
                Err(error) => Err(error),
            };
            match outcome {
                Ok(()) => return,
                Err(error) if matches!(error.as_inner(), WebDriverErrorInner::StaleElementReference(_)) => {}
                Err(error) => panic!("{said}: {error}; the page says:\n{}", self.text().await),
            }
            tokio::time::sleep(POLL).await;
        }
        panic!("{said} is replaced again and again");
    }

    /// Whether an element with this id is on the page now.
    pub(crate) async fn has(&self, id: &str) -> bool {
        self.run(&format!("return !!document.getElementById('{id}')")).await == true
    }

    /// Waits until the page says a text.
    pub(crate) async fn sees(&self, text: &str) {
        for _ in 0..PATIENCE.as_millis() / POLL.as_millis() {
            if self.text().await.contains(text) {
                return;
            }
            tokio::time::sleep(POLL).await;
        }
        panic!("the page does not say {text:?}; it says:\n{}", self.text().await);
    }

    /// Waits until the page says a text no longer.
    pub(crate) async fn misses(&self, text: &str) {
        for _ in 0..PATIENCE.as_millis() / POLL.as_millis() {
            if !self.text().await.contains(text) {
                return;
            }
            tokio::time::sleep(POLL).await;
        }
        panic!("the page still says {text:?}");
    }

    /// What the page says now.
    pub(crate) async fn text(&self) -> String {
        let said = self.run("return document.body ? document.body.innerText : ''").await;
        said.as_str().unwrap_or_default().to_owned()
    }

    /// Chooses a file in the page's file input.
    pub(crate) async fn choose_file(&self, path: &std::path::Path) {
        let input =
            self.driver.query(By::Css("input[type=file]")).wait(PATIENCE, POLL).first().await.expect("a file input");
        input.send_keys(path.display().to_string()).await.expect("a file can be chosen");
    }

    /// Cuts or gives the network.
    pub(crate) async fn network(&self, on: bool) {
        let conditions = json!({"offline": !on, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
        self.tell("Network.enable", json!({})).await;
        self.tell("Network.emulateNetworkConditions", conditions).await;
    }

    /// Holds the page against axe, once nothing on it is under way: no violation of WCAG 2.2 AA.
    pub(crate) async fn is_accessible(&self, where_: &str) {
        for _ in 0..PATIENCE.as_millis() / POLL.as_millis() {
            if self.run("return !document.querySelector('button[aria-busy=true]')").await == true {
                break;
            }
            tokio::time::sleep(POLL).await;
        }
        // A button that has just become ready is on its way from pale to dark, and axe would judge a colour in between.
        self.run(SETTLE).await;
        let axe = std::fs::read_to_string(axe()).expect("axe-core is installed: use `cargo xtask test`");
        self.driver.execute(axe, Vec::new()).await.expect("axe loads");
        let check = "const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
               .then(found => done(found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))),
                     error => done([String(error)]))";
        let found = self.driver.execute_async(check, Vec::new()).await.expect("axe answers");
        assert_eq!(found.json(), &json!([]), "{where_}");
    }

    /// Whether nothing is wider than the screen.
    pub(crate) async fn fits(&self, where_: &str) {
        // Not `innerWidth`: a phone widens that until all fits.
        let root = "document.documentElement";
        let spare = self.run(&format!("return {root}.scrollWidth - {root}.clientWidth")).await;
        assert!(spare.as_i64().is_some_and(|spare| spare <= 0), "{where_} is {spare} pixels too wide");
    }

    async fn find(&self, by: By) -> WebElement {
        let said = format!("{by:?}");
        match self.driver.query(by).wait(PATIENCE, POLL).first().await {
            Ok(found) => found,
            Err(error) => panic!("there is no {said} ({error}); the page says:\n{}", self.text().await),
        }
    }

    pub(crate) async fn run(&self, script: &str) -> Value {
        self.driver.execute(script, Vec::new()).await.expect("the script runs").json().clone()
    }

    async fn tell(&self, command: &str, parameters: Value) {
        self.driver.cdp().send_raw(command, parameters).await.expect("the browser obeys");
    }
}

const POLL: Duration = Duration::from_millis(150);

/// Brings each transition to its end; what turns for ever (a spinner) goes on.
const SETTLE: &str = "document.getAnimations()
    .filter(each => each.effect.getComputedTiming().endTime !== Infinity)
    .forEach(each => each.finish())";

const FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=zh-CN",
];

fn axe() -> std::path::PathBuf {
    let modules = std::env::var_os("XUEHUI_TEST_NODE_MODULES").expect("npm has run: use `cargo xtask test`");
    std::path::Path::new(&modules).join("axe-core/axe.min.js")
}

/// Journeys at a time: a browser keeps a core busy, and one that has to share it is late for what is waited for.
static PLACES: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(1, std::num::NonZero::get)));

/// Runs a journey in a house and a browser of its own and leaves nothing behind.
pub(crate) async fn journey(device: Device, walk: impl AsyncFnOnce(&House, &Page)) {
    use futures_util::FutureExt;
    let _place = PLACES.acquire().await;
    support::on(support::Kind::Sqlite, async |house| {
        let page = Page::open(house, device).await;
        let outcome = std::panic::AssertUnwindSafe(walk(house, &page)).catch_unwind().await;
        if let (Err(_), Some(folder)) = (&outcome, std::env::var_os("XUEHUI_TEST_PICTURES")) {
            let name = std::thread::current().name().unwrap_or("journey").replace("::", "-");
            let _ = page.driver.screenshot(&std::path::Path::new(&folder).join(format!("{name}.png"))).await;
        }
        page.close().await;
        if let Err(panic) = outcome {
            std::panic::resume_unwind(panic);
        }
    })
    .await;
}
