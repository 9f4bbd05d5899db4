import type { Language } from './sites.ts';

/** A site names its categories, aspects and closed values in its own language: American | British | German | French | Italian | Spanish. */
const TABLE = `
Home & Garden|Home, Furniture & DIY|Möbel & Wohnen|Maison|Casa, arredamento e bricolage|Casa y jardín
Kitchen, Dining & Bar|Cookware, Dining & Bar|Kochen & Genießen|Cuisine, arts de la table|Cucina|Cocina, comedor y bar
Mugs|Mugs|Becher & Tassen|Mugs|Tazze|Tazas
Clothing, Shoes & Accessories|Clothes, Shoes & Accessories|Kleidung & Accessoires|Vêtements, accessoires|Abbigliamento e accessori|Ropa, calzado y complementos
T-Shirts|T-Shirts|T-Shirts|T-shirts|Magliette|Camisetas
Toys & Hobbies|Toys & Games|Spielzeug|Jouets et jeux|Giocattoli e modellismo|Juguetes
Building Toys|Construction & Building Toys|Baukästen & Konstruktion|Jeux de construction|Costruzioni|Juguetes de construcción
Cell Phones & Accessories|Mobile Phones & Communication|Handys & Kommunikation|Téléphonie, mobilité|Telefonia fissa e mobile|Móviles y telefonía
Cases, Covers & Skins|Cases, Covers & Skins|Handyhüllen & -taschen|Étuis, housses, coques|Custodie e cover|Fundas y carcasas
Gift Cards & Coupons|Vouchers & Coupons|Gutscheine|Chèques-cadeaux|Buoni regalo|Tarjetas de regalo
Brand|Brand|Marke|Marque|Marca|Marca
Color|Colour|Farbe|Couleur|Colore|Color
Size|Size|Größe|Taille|Taglia|Talla
Material|Material|Material|Matière|Materiale|Material
Capacity|Capacity|Fassungsvermögen|Capacité|Capacità|Capacidad
Care Instructions|Care Instructions|Pflegehinweise|Instructions d'entretien|Istruzioni per la cura|Instrucciones de cuidado
Dishwasher Safe|Dishwasher Safe|Spülmaschinengeeignet|Compatible lave-vaisselle|Lavabile in lavastoviglie|Apto para lavavajillas
Hand Wash Only|Hand Wash Only|Handwäsche|Lavage à la main|Lavaggio a mano|Lavar a mano
Department|Department|Abteilung|Département|Reparto|Departamento
Men|Men|Herren|Homme|Uomo|Hombre
Women|Women|Damen|Femme|Donna|Mujer
Unisex Adults|Unisex Adults|Unisex Erwachsene|Adulte unisexe|Adulto unisex|Unisex adulto
Kids|Kids|Kinder|Enfant|Bambini|Niños
Age Level|Age Level|Altersempfehlung|Âge|Età consigliata|Edad recomendada
Theme|Theme|Thema|Thème|Tema|Temática
Type|Type|Produktart|Type|Tipo|Tipo
Case|Case|Schutzhülle|Étui|Custodia|Funda
Bumper|Bumper|Bumper|Bumper|Bumper|Bumper
Wallet|Wallet|Brieftasche|Portefeuille|Portafoglio|Cartera
Compatible Model|Compatible Model|Kompatibles Modell|Modèle compatible|Modello compatibile|Modelo compatible
Does not apply|Does not apply|Nicht zutreffend|Ne s'applique pas|Non applicabile|No aplicable
Ceramic|Ceramic|Keramik|Céramique|Ceramica|Cerámica
Cotton|Cotton|Baumwolle|Coton|Cotone|Algodón
Silicone|Silicone|Silikon|Silicone|Silicone|Silicona
Black|Black|Schwarz|Noir|Nero|Negro
White|White|Weiß|Blanc|Bianco|Blanco
Red|Red|Rot|Rouge|Rosso|Rojo
Blue|Blue|Blau|Bleu|Blu|Azul
Unbranded|Unbranded|Markenlos|Sans marque|Senza marca|Sin marca
New|New|Neu|Neuf|Nuovo|Nuevo
New other (see details)|New – opened/unused|Neu: Sonstige|Neuf (autre)|Nuovo - altro|Nuevo (otro)
New with defects|New with defects|Neu mit Fehlern|Neuf avec défauts|Nuovo con difetti|Nuevo con defectos
Used|Used|Gebraucht|Occasion|Usato|Usado
`;
const LANGUAGES: readonly Language[] = ['en-US', 'en-GB', 'de', 'fr', 'it', 'es'];
const WORDS = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => line.split('|'))
    .map((row) => [row[0] ?? '', row]),
);

/** The American word in the language of a site; figures and names stay as they are. */
export function inLanguage(word: string, language: Language): string {
  return WORDS.get(word)?.[LANGUAGES.indexOf(language)] ?? word;
}
